/* SPDX-License-Identifier: EUPL-1.2 */
#include <netinet/in.h>
#include <sys/socket.h>

/* What the guard of no-network.c must stop. */
int
main (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) < 0;
}
