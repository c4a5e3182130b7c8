/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-changeset-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mw-error.h"

/*
 * A changeset of SQLite without some of its changes. SQLite can read one and cannot leave something out before version
 * 3.45, so its bytes are walked over here; their format is written in the comment at the head of SQLite's session
 * extension, and does not change.
 */

/* SQLITE_INSERT, SQLITE_DELETE and SQLITE_UPDATE, as they stand in the bytes. */
#define OPERATION_DELETE 9
#define OPERATION_INSERT 18
#define OPERATION_UPDATE 23

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
} Cursor;

/* What stands above the changes of one table. */
typedef struct
{
  gsize start;
  gsize end;
  const char *name;
  guint n_columns;
  gboolean written;
} Header;

static gboolean
skip (Cursor *cursor, guint64 n)
{
  if (n > cursor->size - cursor->at)
    return FALSE;
  cursor->at += n;
  return TRUE;
}

static gboolean
read_byte (Cursor *cursor, guint8 *byte)
{
  *byte = cursor->at < cursor->size ? cursor->data[cursor->at] : 0;
  return skip (cursor, 1);
}

/* Seven bits a byte, the highest first; the ninth byte counts whole. */
static gboolean
read_length (Cursor *cursor, guint64 *length)
{
  guint8 byte;

  *length = 0;
  for (guint i = 0; i < 9; i++)
    {
      if (!read_byte (cursor, &byte))
        return FALSE;
      *length = i < 8 ? (*length << 7) | (byte & 0x7f) : (*length << 8) | byte;
      if (i < 8 && !(byte & 0x80))
        return TRUE;
    }
  return TRUE;
}

static gboolean
read_header (Cursor *cursor, Header *header)
{
  guint64 n_columns;
  const guint8 *end;

  header->start = cursor->at;
  header->written = FALSE;
  if (!skip (cursor, 1) || !read_length (cursor, &n_columns) || n_columns == 0 || n_columns > 1000 || !skip (cursor, n_columns))
    return FALSE;
  header->n_columns = (guint) n_columns;
  end = memchr (cursor->data + cursor->at, 0, cursor->size - cursor->at);
  if (end == NULL)
    return FALSE;
  header->name = (const char *) cursor->data + cursor->at;
  cursor->at = (gsize) (end - cursor->data) + 1;
  header->end = cursor->at;
  return TRUE;
}

/* @integer: (out): 0 where the value is no whole number */
static gboolean
read_value (Cursor *cursor, gint64 *integer)
{
  guint8 type;
  guint64 length;
  gint64 number;

  *integer = 0;
  if (!read_byte (cursor, &type))
    return FALSE;
  switch (type)
    {
    case 0: /* not changed */
    case 5: /* NULL */
      return TRUE;
    case 1:
      if (!skip (cursor, 8))
        return FALSE;
      memcpy (&number, cursor->data + cursor->at - 8, 8);
      *integer = GINT64_FROM_BE (number);
      return TRUE;
    case 2:
      return skip (cursor, 8);
    case 3:
    case 4:
      return read_length (cursor, &length) && skip (cursor, length);
    default:
      return FALSE;
    }
}

/* Fills in what is not known yet. */
static gboolean
read_row (Cursor *cursor, gint64 *integers, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      gint64 integer;
      if (!read_value (cursor, &integer))
        return FALSE;
      integers[i] = integers[i] != 0 ? integers[i] : integer;
    }
  return TRUE;
}

static gboolean
read_change (Cursor *cursor, gint64 *integers, guint n_columns)
{
  guint8 operation;

  if (!read_byte (cursor, &operation) || !skip (cursor, 1))
    return FALSE;
  memset (integers, 0, sizeof *integers * n_columns);
  switch (operation)
    {
    case OPERATION_INSERT:
    case OPERATION_DELETE:
      return read_row (cursor, integers, n_columns);
    case OPERATION_UPDATE:
      return read_row (cursor, integers, n_columns) && read_row (cursor, integers, n_columns);
    default:
      return FALSE;
    }
}

static void
keep (GByteArray *kept, const Cursor *cursor, Header *header, gsize start)
{
  if (!header->written)
    g_byte_array_append (kept, cursor->data + header->start, (guint) (header->end - header->start));
  header->written = TRUE;
  g_byte_array_append (kept, cursor->data + start, (guint) (cursor->at - start));
}

static gboolean
walk (Cursor *cursor, GByteArray *kept, MwChangesetMatch match, gpointer data)
{
  Header header = { 0 };
  g_autofree gint64 *integers = NULL;

  while (cursor->at < cursor->size)
    {
      gsize start = cursor->at;
      if (cursor->data[start] == 'T')
        {
          if (!read_header (cursor, &header))
            return FALSE;
          integers = g_renew (gint64, integers, header.n_columns);
          continue;
        }
      if (header.name == NULL || !read_change (cursor, integers, header.n_columns))
        return FALSE;
      if (!match (header.name, integers, header.n_columns, data))
        keep (kept, cursor, &header, start);
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): %NULL with %MW_ERROR_CORRUPT where it is no changeset */
GBytes *
mw_changeset_filter (GBytes *changeset, MwChangesetMatch match, gpointer data, GError **error)
{
  g_autoptr (GByteArray) kept = g_byte_array_new ();
  Cursor cursor = { 0 };

  cursor.data = g_bytes_get_data (changeset, &cursor.size);
  if (walk (&cursor, kept, match, data))
    return g_byte_array_free_to_bytes (g_steal_pointer (&kept));
  g_set_error_literal (error, MW_ERROR, MW_ERROR_CORRUPT, _ ("The history in the file is damaged."));
  return NULL;
}
