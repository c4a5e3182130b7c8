/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-streams.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/**
 * mw_streams_set_up:
 *
 * Makes sure that none of the three standard streams is closed, as whoever started the program may have left them. Else
 * a file that is opened would take the number of one of them, and what is printed would be written into it.
 */
void
mw_streams_set_up (void)
{
  /* The lowest number that is free is given; and what is opened for reading still fails when it is written to. */
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    {
      if (fcntl (fd, F_GETFD) < 0 && errno == EBADF && open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
        _exit (1);
    }
}
