/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-faulty-vfs.h"

#include <sqlite3.h>

/*
 * A file system that fails when it is told to. It stands between SQLite and the real one and counts the
 * calls that touch the disk; the idea is that of SQLite's own tests.
 */

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} FaultyFile;

static sqlite3_vfs vfs;
static sqlite3_vfs *real_vfs;
static MwFault armed;
static int countdown; /* 0 where nothing is armed */
static gboolean struck;

static gboolean
strikes (gboolean writes)
{
  if (countdown == 0 || (armed == MW_FAULT_FULL && !writes))
    return FALSE;
  if (countdown > 1)
    {
      countdown--;
      return FALSE;
    }
  if (armed == MW_FAULT_ONCE)
    countdown = 0;
  struck = TRUE;
  return TRUE;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultyFile *) file)->real;
}

#define CALL(file, method, ...) real_of (file)->pMethods->method (real_of (file), ##__VA_ARGS__)

static int
faulty_close (sqlite3_file *file)
{
  return CALL (file, xClose);
}

static int
faulty_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  return strikes (FALSE) ? SQLITE_IOERR_READ : CALL (file, xRead, data, size, offset);
}

static int
faulty_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  if (strikes (TRUE))
    return armed == MW_FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  return CALL (file, xWrite, data, size, offset);
}

static int
faulty_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return strikes (FALSE) ? SQLITE_IOERR_TRUNCATE : CALL (file, xTruncate, size);
}

static int
faulty_sync (sqlite3_file *file, int flags)
{
  return strikes (FALSE) ? SQLITE_IOERR_FSYNC : CALL (file, xSync, flags);
}

static int
faulty_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return strikes (FALSE) ? SQLITE_IOERR_FSTAT : CALL (file, xFileSize, size);
}

static int
faulty_lock (sqlite3_file *file, int level)
{
  return CALL (file, xLock, level);
}

static int
faulty_unlock (sqlite3_file *file, int level)
{
  return CALL (file, xUnlock, level);
}

static int
faulty_check_reserved_lock (sqlite3_file *file, int *result)
{
  return CALL (file, xCheckReservedLock, result);
}

static int
faulty_file_control (sqlite3_file *file, int operation, void *argument)
{
  return CALL (file, xFileControl, operation, argument);
}

static int
faulty_sector_size (sqlite3_file *file)
{
  return CALL (file, xSectorSize);
}

static int
faulty_device_characteristics (sqlite3_file *file)
{
  return CALL (file, xDeviceCharacteristics);
}

static int
faulty_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return strikes (TRUE) ? SQLITE_IOERR_SHMMAP : CALL (file, xShmMap, page, size, extend, memory);
}

static int
faulty_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return CALL (file, xShmLock, offset, n, flags);
}

static void
faulty_shm_barrier (sqlite3_file *file)
{
  CALL (file, xShmBarrier);
}

static int
faulty_shm_unmap (sqlite3_file *file, int delete)
{
  return CALL (file, xShmUnmap, delete);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = faulty_close,
  .xRead = faulty_read,
  .xWrite = faulty_write,
  .xTruncate = faulty_truncate,
  .xSync = faulty_sync,
  .xFileSize = faulty_file_size,
  .xLock = faulty_lock,
  .xUnlock = faulty_unlock,
  .xCheckReservedLock = faulty_check_reserved_lock,
  .xFileControl = faulty_file_control,
  .xSectorSize = faulty_sector_size,
  .xDeviceCharacteristics = faulty_device_characteristics,
  .xShmMap = faulty_shm_map,
  .xShmLock = faulty_shm_lock,
  .xShmBarrier = faulty_shm_barrier,
  .xShmUnmap = faulty_shm_unmap,
};

static int
faulty_open (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultyFile *faulty = (FaultyFile *) file;
  int code;

  faulty->real = (sqlite3_file *) (faulty + 1);
  faulty->base.pMethods = NULL;
  if (strikes (TRUE))
    return SQLITE_CANTOPEN;
  code = real_vfs->xOpen (real_vfs, name, faulty->real, flags, out_flags);
  if (code == SQLITE_OK)
    faulty->base.pMethods = &methods;
  return code;
}

static int
faulty_delete (sqlite3_vfs *self, const char *name, int sync_folder)
{
  return strikes (FALSE) ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync_folder);
}

/* Makes it the file system of everything that is opened from now on. */
void
mw_faulty_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.pNext = NULL;
  vfs.zName = "faulty";
  vfs.szOsFile = (int) sizeof (FaultyFile) + real_vfs->szOsFile;
  vfs.xOpen = faulty_open;
  vfs.xDelete = faulty_delete;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

void
mw_faulty_vfs_arm (MwFault fault, int nth_call)
{
  armed = fault;
  countdown = nth_call;
  struck = FALSE;
}

/* Returns: whether any call failed since it was armed */
gboolean
mw_faulty_vfs_disarm (void)
{
  countdown = 0;
  return struck;
}
