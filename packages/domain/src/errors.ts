/**
 * One error class, one catalogue.
 *
 * Every failure that a user can meet has a code here; the code decides the HTTP status, the exit code of the command
 * line, whether a queue may try again, and what the person can do. `docs/errors.md` lists the same codes; a test holds
 * both together. However long, it stays one file: it is read as one table.
 */
import { withoutSecrets } from './secret-shapes.ts';

export interface ErrorDefinition {
  readonly title: string;
  readonly http_status: number;
  readonly exit_code: number;
  readonly retryable: boolean;
  readonly remedy: string;
}

export const ERROR_CATALOGUE = {
  USAGE: {
    title: 'The command line could not be understood',
    http_status: 400,
    exit_code: 2,
    retryable: false,
    remedy: 'Run the command with --help: it shows every flag and an example.',
  },
  INPUT_ENDED: {
    title: 'The input ended before a question was answered',
    http_status: 400,
    exit_code: 2,
    retryable: false,
    remedy: 'Answer at a terminal, or give the answer with its flag: the help of the command names each.',
  },
  INVALID_NETWORK: {
    title: 'Not a network name',
    http_status: 400,
    exit_code: 2,
    retryable: false,
    remedy:
      'Use 1 to 63 of a-z, 0-9, "_" and "-", beginning with a letter or digit, as in "torus" or "torus-benchmark-1".',
  },
  NETWORK_COLLISION: {
    title: 'Two network names fold to one database',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Keep the name that the database was made with, or choose one that differs in more than "-" and "_".',
  },
  INVALID_DATE: {
    title: 'Not a calendar date',
    http_status: 400,
    exit_code: 2,
    retryable: false,
    remedy: 'Write a date that exists as YYYY-MM-DD, as in 2025-11-20.',
  },
  INVALID_WINDOW: {
    title: 'Not a window length',
    http_status: 400,
    exit_code: 2,
    retryable: false,
    remedy: 'Use a whole number of days from 1 to 3660.',
  },
  INVALID_SETTING: {
    title: 'A setting is unknown, out of range or contradicts another',
    http_status: 400,
    exit_code: 2,
    retryable: false,
    remedy: 'Run "analytics config --explain" for every setting with its unit, range and reason.',
  },
  UNKNOWN_EXPORT: {
    title: 'Nothing of that name can be exported',
    http_status: 404,
    exit_code: 2,
    retryable: false,
    remedy: 'Choose one of the names that "analytics export --help" lists.',
  },
  UNKNOWN_SOURCE: {
    title: 'The source is of no known kind',
    http_status: 400,
    exit_code: 2,
    retryable: false,
    remedy: 'Write --source directory:PATH, or clickhouse, s3 or http as the INGESTION_ variables describe them.',
  },
  SOURCE_NOT_FOUND: {
    title: 'The source holds no transfers where they were looked for',
    http_status: 404,
    exit_code: 3,
    retryable: false,
    remedy:
      'Check the path; docs/formats.md lists what a directory may hold, itself or under NETWORK/DATE/WINDOW_DAYS/.',
  },
  SOURCE_UNREADABLE: {
    title: 'A source file could not be read',
    http_status: 422,
    exit_code: 3,
    retryable: false,
    remedy:
      'Write the file again or fetch it anew: CSV with a header, JSON lines or Parquet, also as .gz, .zst or .xz, is read.',
  },
  SOURCE_SCHEMA: {
    title: 'A source file lacks a column or has one of another type',
    http_status: 422,
    exit_code: 3,
    retryable: false,
    remedy:
      'Give the column the name and type that docs/tables.md lists for it, or say with --map which column it is; "analytics ingest --dry-run" shows what is read.',
  },
  SOURCE_UNREACHABLE: {
    title: 'The source does not answer, or broke off',
    http_status: 502,
    exit_code: 3,
    retryable: true,
    remedy: 'Check the INGESTION_ variables and that the source is up; nothing of a half-read source was loaded.',
  },
  SOURCE_FORBIDDEN: {
    title: 'The source may not be read',
    http_status: 403,
    exit_code: 3,
    retryable: false,
    remedy:
      'Check the keys in the INGESTION_ variables; tasks may name only the configured source, and no link-local host.',
  },
  SOURCE_CHECKSUM: {
    title: 'A source file differs from what its META.json says',
    http_status: 422,
    exit_code: 3,
    retryable: true,
    remedy: 'Fetch the file anew, or write META.json again when all files are whole.',
  },
  ALL_ROWS_REJECTED: {
    title: 'No row of the source passed its checks',
    http_status: 422,
    exit_code: 3,
    retryable: false,
    remedy: 'Open the rejected Parquet that the message names: each row carries its reason.',
  },
  LABELS_UNREADABLE: {
    title: 'A file of labels could not be read',
    http_status: 422,
    exit_code: 3,
    retryable: false,
    remedy: 'Correct what the message names, or give the format: --format ofac, tagpack, etherscan, csv or parquet.',
  },
  LABEL_NOT_FOUND: {
    title: 'There is no such label',
    http_status: 404,
    exit_code: 2,
    retryable: false,
    remedy:
      'Run "analytics labels list" for the labels that there are, "analytics labels history" for what became of one.',
  },
  TOO_MANY_REJECTED: {
    title: 'More rows of the source are faulty than may be',
    http_status: 422,
    exit_code: 3,
    retryable: false,
    remedy:
      'Open the rejected Parquet that the message names and correct the source, or raise ingestion.max_rejected_ratio; nothing was loaded.',
  },
  EMPTY_WINDOW: {
    title: 'The window holds no transfers',
    http_status: 422,
    exit_code: 4,
    retryable: false,
    remedy: 'Choose another date or a longer window, or add --allow-empty to publish an empty slice.',
  },
  VALUE_OVERFLOW: {
    title: 'The window moves more USD than exact sums can hold',
    http_status: 422,
    exit_code: 3,
    retryable: false,
    remedy:
      'Correct the amount_usd or the prices of the largest transfers and ingest again, or choose a shorter window.',
  },
  SLICE_NOT_FOUND: {
    title: 'No result has been published for that date and window',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'Run "analytics status" to see what is published, then "analytics run" for the slice you want.',
  },
  SLICE_DAMAGED: {
    title: 'The slice is no longer what was published',
    http_status: 500,
    exit_code: 9,
    retryable: false,
    remedy:
      'Run "analytics run" again for the slice, or restore a backup. Where transfers are missing, ingest them again first; "analytics doctor" lists what is damaged.',
  },
  NETWORK_NOT_FOUND: {
    title: 'The network has no database yet',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'Check the name and --data-dir; "analytics init" or "analytics run" makes a network\'s database.',
  },
  PATTERN_NOT_FOUND: {
    title: 'The slice has no pattern of that id',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'Copy the pattern_id from "analytics export patterns" of the same slice.',
  },
  ALERT_NOT_FOUND: {
    title: 'The slice has no alert of that id',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'Copy the alert_id from "analytics alerts list" of the same slice.',
  },
  TRACE_NOT_FOUND: {
    title: 'Nobody asked for a trace of that id in the slice',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'Copy the trace_id from the answer of POST /api/v1/traces or from GET /api/v1/traces of the same slice.',
  },
  ADDRESS_NOT_FOUND: {
    title: 'The address takes part in no transfer of the window',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'Check the address letter by letter, and that the window holds transfers of it.',
  },
  ASSET_NOT_FOUND: {
    title: 'No transfer of such a token is loaded',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'Copy the contract from "analytics assets list".',
  },
  TRANSFER_NOT_FOUND: {
    title: 'The window has no transfer of that id',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy:
      'Copy the tx_id from "analytics export transfers" or a transfer id from a trace, whole, and check that the window holds its time.',
  },
  WINDOW_CHANGED: {
    title: 'What a question read was stored anew meanwhile',
    http_status: 409,
    exit_code: 5,
    retryable: true,
    remedy: 'Ask again when the ingest or the import has ended.',
  },
  TYPOLOGY_NOT_FOUND: {
    title: 'No typology of that name is in the catalogue',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'Choose one of the names that "analytics typologies list" prints.',
  },
  TYPOLOGY_INVALID: {
    title: 'A typology that was added cannot be used',
    http_status: 422,
    exit_code: 2,
    retryable: false,
    remedy: 'Correct the manifest or the SQL file that the message names, then run "analytics typologies test NAME".',
  },
  QUERY_INVALID: {
    title: 'A question in SQL cannot be answered',
    http_status: 422,
    exit_code: 2,
    retryable: false,
    remedy: 'Correct the query; docs/tables.md lists the tables with their columns.',
  },
  QUERY_TOO_LARGE: {
    title: 'A question in SQL takes too long, too much memory, or has too large an answer',
    http_status: 422,
    exit_code: 2,
    retryable: false,
    remedy:
      'Ask for fewer rows or columns, of one slice, or cut long texts with substring(); a whole table leaves by "analytics export".',
  },
  EVIDENCE_MISMATCH: {
    title: 'Published evidence does not match the ingested transfers',
    http_status: 409,
    exit_code: 9,
    retryable: false,
    remedy:
      'Transfers were changed or removed since the run, or the result was: run "analytics run" again for the slice.',
  },
  EVIDENCE_UNREADABLE: {
    title: 'The stored evidence of an alert is not what this version reads',
    http_status: 500,
    exit_code: 9,
    retryable: false,
    remedy: 'Run the date again: it replaces the slice. Restore a backup if somebody changed the table by hand.',
  },
  RUN_UNDER_WAY: {
    title: 'A run of this slice is under way',
    http_status: 409,
    exit_code: 5,
    retryable: true,
    remedy: 'Wait for it, or cancel it; "analytics status" shows how far it is.',
  },
  RUN_CANCELLED: {
    title: 'The run was cancelled',
    http_status: 409,
    exit_code: 130,
    retryable: false,
    remedy: 'Nothing was published; run the same command to go on at the step that was cut off.',
  },
  DATA_DIR_IN_USE: {
    title: 'Another process has the data directory open',
    http_status: 409,
    exit_code: 6,
    retryable: true,
    remedy:
      'Wait until that process ends, or give this one another --data-dir; where it is the API, commands that read or decide ask it (docs/commands.md).',
  },
  DATA_DIR_UNWRITABLE: {
    title: 'The data directory cannot be written',
    http_status: 500,
    exit_code: 6,
    retryable: false,
    remedy: 'Make the directory writable for this user, or choose another with --data-dir.',
  },
  DATA_DIR_DAMAGED: {
    title: 'Files of the data directory are damaged',
    http_status: 500,
    exit_code: 6,
    retryable: false,
    remedy:
      'Restore a backup, or ingest the transfers again and run "analytics doctor --forget-damaged"; "analytics doctor" lists what is damaged.',
  },
  DISK_FULL: {
    title: 'The disk is full or a size limit was reached',
    http_status: 507,
    exit_code: 6,
    retryable: true,
    remedy:
      'Free space in the data directory (or raise the limit) and run the same command again; nothing published was lost.',
  },
  DATA_DIR_NOT_EMPTY: {
    title: 'There is something where a backup or restored data should go',
    http_status: 409,
    exit_code: 6,
    retryable: false,
    remedy: 'Name a directory that is missing or empty; nothing is overwritten.',
  },
  BACKUP_DAMAGED: {
    title: 'A backup is not what was backed up',
    http_status: 500,
    exit_code: 6,
    retryable: false,
    remedy: 'Use another backup; of this one nothing was restored.',
  },
  OUTPUT_UNWRITABLE: {
    title: 'The output file cannot be written',
    http_status: 500,
    exit_code: 6,
    retryable: false,
    remedy: 'Choose a file in a directory that exists and can be written, or "-" for standard output.',
  },
  DATABASE_UNREACHABLE: {
    title: 'The ClickHouse server does not answer',
    http_status: 503,
    exit_code: 7,
    retryable: true,
    remedy:
      'Check CLICKHOUSE_HOST, CLICKHOUSE_PORT, CLICKHOUSE_USER and CLICKHOUSE_PASSWORD; unset CLICKHOUSE_HOST for the embedded engine.',
  },
  DATABASE_ERROR: {
    title: 'The database refused a statement',
    http_status: 500,
    exit_code: 7,
    retryable: true,
    remedy: 'Run "analytics doctor"; if it finds nothing, report the message with the version it prints.',
  },
  MIGRATION_CHANGED: {
    title: 'A migration that was already applied differs from the one shipped',
    http_status: 500,
    exit_code: 7,
    retryable: false,
    remedy: 'Use the version that made this database, or a fresh --data-dir; migrations are never edited.',
  },
  ENGINE_UNAVAILABLE: {
    title: 'The embedded engine cannot be loaded here',
    http_status: 500,
    exit_code: 7,
    retryable: false,
    remedy: 'The embedded engine needs Linux (glibc) or macOS on x64 or arm64; elsewhere set CLICKHOUSE_HOST.',
  },
  QUEUE_UNAVAILABLE: {
    title: 'The queue does not answer',
    http_status: 503,
    exit_code: 7,
    retryable: true,
    remedy: 'Check REDIS_URL (or CELERY_BROKER_URL) and that Redis runs; unset both for the queue inside the process.',
  },
  QUEUE_FULL: {
    title: 'Redis has no room for another task',
    http_status: 507,
    exit_code: 7,
    retryable: true,
    remedy:
      'Give Redis more memory (maxmemory, policy noeviction) or room on its disk; its own log says which. Nothing that was queued is lost.',
  },
  QUEUE_READ_ONLY: {
    title: 'Redis takes no writes',
    http_status: 503,
    exit_code: 7,
    retryable: true,
    remedy: 'Let REDIS_URL (or CELERY_BROKER_URL) name the primary: a replica is read-only, also after a failover.',
  },
  TIME_LIMIT: {
    title: 'A task took longer than it may',
    http_status: 504,
    exit_code: 5,
    retryable: false,
    remedy: 'Use a shorter window or more threads; asking again takes the run up at the step that was cut off.',
  },
  WORKER_LOST: {
    title: 'The worker died at this task, more than once',
    http_status: 500,
    exit_code: 8,
    retryable: false,
    remedy: "Look at the worker's log and the machine's memory; a shorter window needs less of it. Then ask again.",
  },
  INVALID_TASK: {
    title: 'Not a task that can be queued',
    http_status: 400,
    exit_code: 2,
    retryable: false,
    remedy: 'Use one of the task names and the settings that docs/queue-and-schedule.md lists.',
  },
  INVALID_SCHEDULE: {
    title: 'The schedule cannot be followed as it is written',
    http_status: 400,
    exit_code: 2,
    retryable: false,
    remedy: 'Correct the entries that the message names; docs/queue-and-schedule.md shows the format.',
  },
  OUT_OF_MEMORY: {
    title: 'A step needed more memory than it may use',
    http_status: 507,
    exit_code: 8,
    retryable: false,
    remedy: 'Use a shorter window, or a machine with more memory.',
  },
  INVALID_REQUEST: {
    title: 'The request does not have the shape that the route asks for',
    http_status: 400,
    exit_code: 2,
    retryable: false,
    remedy: 'Correct what "errors" names; /docs shows every route with its parameters.',
  },
  KEY_REQUIRED: {
    title: 'The request carries neither a valid API key nor a session',
    http_status: 401,
    exit_code: 2,
    retryable: false,
    remedy:
      'Sign in, or send "Authorization: Bearer KEY" with a key of ANALYTICS_API_KEYS or "analytics keys list"; commands take it from ANALYTICS_API_KEY.',
  },
  SESSION_ENDED: {
    title: 'The session has ended',
    http_status: 401,
    exit_code: 2,
    retryable: false,
    remedy: 'Sign in again: nothing that was entered on the page is lost, and the same act then succeeds.',
  },
  CSRF_REFUSED: {
    title: 'The request does not come from the page of this session',
    http_status: 403,
    exit_code: 2,
    retryable: false,
    remedy:
      'Reload the page and try again. A program sends an API key instead of a cookie; a proxy must hand on Host and Origin, or ANALYTICS_PUBLIC_URL be set.',
  },
  SIGN_IN_UNAVAILABLE: {
    title: 'The OpenID provider cannot be reached or is not set up',
    http_status: 503,
    exit_code: 7,
    retryable: true,
    remedy:
      'Try again in a moment; API keys go on working. Check ANALYTICS_OIDC_ISSUER and that this machine reaches it: docs/operations.md, "Signing in".',
  },
  SIGN_IN_REFUSED: {
    title: 'The sign-in could not be verified',
    http_status: 403,
    exit_code: 2,
    retryable: false,
    remedy:
      'Begin to sign in again: an answer counts once and for ten minutes. If it stays so, compare the settings of the provider with docs/operations.md, "Signing in", and the clocks of both machines.',
  },
  USER_NOT_KNOWN: {
    title: 'The provider knows this person, and this service does not',
    http_status: 403,
    exit_code: 2,
    retryable: false,
    remedy: 'An administrator adds the user ("analytics users add", or "People" on the page), or sets a default role.',
  },
  USER_NOT_FOUND: {
    title: 'There is no user of that name',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'See "analytics users list"; who was removed is added again under the same name.',
  },
  STORED_KEY_NOT_FOUND: {
    title: 'There is no stored API key of that name',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'See "analytics keys list"; keys of ANALYTICS_API_KEYS are changed there.',
  },
  NAME_TAKEN: {
    title: 'A user or an API key has that name or identity already',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Choose another: a name stays with what it decided, also after it was removed.',
  },
  LAST_ADMIN: {
    title: 'Nobody would be left who manages users and keys',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'First have another administrator sign in, or make a key of the scope admin that does not end.',
  },
  PEOPLE_LIMIT: {
    title: 'There are as many users or API keys as the service keeps',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Remove users who left, or revoke keys that are no longer used.',
  },
  SCOPE_MISSING: {
    title: 'The key or role may not do this',
    http_status: 403,
    exit_code: 2,
    retryable: false,
    remedy: 'Use a key with the scope that the message names, or ask an administrator for the role.',
  },
  ROUTE_NOT_FOUND: {
    title: 'There is nothing at this address',
    http_status: 404,
    exit_code: 2,
    retryable: false,
    remedy: 'Look the route up in /docs.',
  },
  TASK_NOT_FOUND: {
    title: 'The queue knows no task of that id',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'List the tasks at /api/v1/tasks.',
  },
  TASK_NOT_ENDED: {
    title: 'The task has not ended',
    http_status: 409,
    exit_code: 5,
    retryable: true,
    remedy: 'Wait until it ends, or cancel it first.',
  },
  RUN_NOT_FOUND: {
    title: 'The network has no run of that id',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'List the runs at /api/v1/runs.',
  },
  CASE_NOT_FOUND: {
    title: 'The slice has no case of that id',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'Copy the cluster_id from the list of cases of the same slice.',
  },
  RULE_NOT_FOUND: {
    title: 'The network has no suppression rule of that id',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'List the rules at /api/v1/suppression-rules.',
  },
  WATCH_NOT_FOUND: {
    title: 'No such address is watched',
    http_status: 404,
    exit_code: 2,
    retryable: false,
    remedy: 'Run "analytics watch list" for those that are, and with --history for what became of one.',
  },
  WATCH_LIMIT: {
    title: 'The network has as many watched addresses as there may be',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Remove a list that nobody needs, or watch the entities that matter and not all of their wallets.',
  },
  AUDIT_TRAIL_BROKEN: {
    title: 'The audit trail is not what was written, or a decision is not what was recorded',
    http_status: 409,
    exit_code: 9,
    retryable: false,
    remedy:
      'Compare with an export or a backup from before: somebody changed the tables past this program. Decisions that are made now are still recorded.',
  },
  NOTIFICATION_RULE_NOT_FOUND: {
    title: 'The network has no notification rule of that name',
    http_status: 404,
    exit_code: 2,
    retryable: false,
    remedy: 'Run "analytics notifications list" for those that there are.',
  },
  NOTIFICATION_LIMIT: {
    title: 'The network has as many notification rules as there may be',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Remove a rule that nobody needs; one rule may name several typologies or lists.',
  },
  CHANNEL_NOT_FOUND: {
    title: 'No channel of that name is configured',
    http_status: 404,
    exit_code: 2,
    retryable: false,
    remedy:
      'Name one of "analytics notifications channels", or add it to the file of ANALYTICS_NOTIFICATIONS and start the service again.',
  },
  DELIVERY_NOT_FOUND: {
    title: 'The network has no message of that id',
    http_status: 404,
    exit_code: 2,
    retryable: false,
    remedy: 'Copy the delivery_id from "analytics notifications log".',
  },
  DELIVERY_NOT_GIVEN_UP: {
    title: 'The message waits or was sent: it is not sent a second time',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Send again only what "analytics notifications log" shows as given up.',
  },
  NOTIFICATION_NOT_DELIVERED: {
    title: 'The receiver did not take the message',
    http_status: 502,
    exit_code: 3,
    retryable: true,
    remedy:
      'Check the channel in the file of ANALYTICS_NOTIFICATIONS, and that the receiver is up; the log keeps what it answered.',
  },
  CASE_CONFLICT: {
    title: 'Somebody worked on the case meanwhile, or it is a part of another',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Read the case again, then decide whether it is still what you want.',
  },
  NOT_YOUR_CASE: {
    title: 'The case is the work of somebody else',
    http_status: 403,
    exit_code: 2,
    retryable: false,
    remedy: 'Ask its owner, or somebody whose key has the scope lead, to assign it to you. A comment needs neither.',
  },
  CASE_LIMIT: {
    title: 'The case has as many comments, parts or files as there may be',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Remove files that nobody needs, or split alerts off into a case of their own.',
  },
  CASE_ITEM_NOT_FOUND: {
    title: 'The case has no comment, file, part or alert of that id, or it was removed',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'Read the case again: its timeline says who removed what.',
  },
  CASE_FILE_DAMAGED: {
    title: 'The stored bytes of a file are not those that were attached',
    http_status: 500,
    exit_code: 6,
    retryable: false,
    remedy: 'Attach the same file again, which stores its bytes anew, or restore a backup.',
  },
  FILE_REFUSED: {
    title: 'A file of that kind cannot be attached',
    http_status: 415,
    exit_code: 2,
    retryable: false,
    remedy:
      'Attach PDF, PNG, JPEG, WebP, DOCX or XLSX without macros, EML, JSON, CSV or text, with the ending that fits its content.',
  },
  CANVAS_NOT_FOUND: {
    title: 'The network has no canvas of that id, or not that version of it',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'List the canvases at /api/v1/canvases: it may have been removed.',
  },
  CANVAS_CONFLICT: {
    title: 'Somebody saved or removed the canvas meanwhile',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Read the newest version and save again, or save yours under another name.',
  },
  CANVAS_LIMIT: {
    title: 'There are as many canvases, or versions of one, as there may be',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Remove a canvas that nobody needs; one with too many versions goes on under another name.',
  },
  FILING_NOT_FOUND: {
    title: 'The network has no filing of that id, or not that version of it',
    http_status: 404,
    exit_code: 4,
    retryable: false,
    remedy: 'List the filings with "analytics filings list", or at /api/v1/filings.',
  },
  FILING_CONFLICT: {
    title: 'Somebody changed the filing meanwhile',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Read the newest version, then save yours after it: both stay.',
  },
  FILING_STEP: {
    title: 'The filing is not in a state in which that may be done',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'docs/filing.md shows which step follows which.',
  },
  FILING_INCOMPLETE: {
    title: 'Fields that a report must have are empty',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Fill them in and save; nothing is made up for them.',
  },
  FILING_LIMIT: {
    title: 'There are as many filings, or versions of one, as there may be',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'A filing with too many versions is withdrawn and drafted again.',
  },
  FILING_DAMAGED: {
    title: 'What is stored of a filing is not what was saved',
    http_status: 500,
    exit_code: 5,
    retryable: false,
    remedy: 'Restore the data directory from a backup of before, and look for who changed the table.',
  },
  FOUR_EYES: {
    title: 'Who drafted a filing may not approve it',
    http_status: 403,
    exit_code: 2,
    retryable: false,
    remedy:
      'Let somebody with another API key of the scope lead approve it. A desk of one person sets allow_own_approval in the file of ANALYTICS_FILING.',
  },
  XSD_REFUSED: {
    title: 'The schema may not be used, or is none',
    http_status: 422,
    exit_code: 2,
    retryable: false,
    remedy: 'Give an XSD without DTD and entities, and with it every file that it includes, by its name.',
  },
  VALIDATION_STOPPED: {
    title: 'The validation took too long or too much memory',
    http_status: 422,
    exit_code: 2,
    retryable: false,
    remedy: 'Check the schema: that of an authority takes less than a second.',
  },
  NOT_ACCEPTABLE: {
    title: 'The export does not come in the format that Accept names',
    http_status: 406,
    exit_code: 2,
    retryable: false,
    remedy:
      'Accept application/json, application/x-parquet, application/vnd.apache.arrow.file, application/x-ndjson or text/csv.',
  },
  REQUEST_TIMEOUT: {
    title: 'The request took too long to arrive',
    http_status: 408,
    exit_code: 7,
    retryable: true,
    remedy: 'Send the whole body at once.',
  },
  DECISION_CONFLICT: {
    title: 'Somebody decided about the alert meanwhile',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Read what was decided since, then decide again.',
  },
  IDEMPOTENCY_CONFLICT: {
    title: 'The Idempotency-Key was used for another request',
    http_status: 409,
    exit_code: 2,
    retryable: false,
    remedy: 'Use a new key for a new request.',
  },
  BODY_TOO_LARGE: {
    title: 'The body is larger than the service takes',
    http_status: 413,
    exit_code: 2,
    retryable: false,
    remedy:
      'Send less: bodies may have 1 MiB, those of a canvas or a filing 4 MiB, a file of a case API_CASE_FILE_BYTES.',
  },
  UNSUPPORTED_MEDIA: {
    title: 'The body is of a type that the service does not read',
    http_status: 415,
    exit_code: 2,
    retryable: false,
    remedy: 'Send JSON with "Content-Type: application/json".',
  },
  RATE_LIMITED: {
    title: 'Too many requests',
    http_status: 429,
    exit_code: 7,
    retryable: true,
    remedy: 'Wait as long as Retry-After says; API_RATE_LIMIT_PER_MINUTE sets the limit.',
  },
  SERVICE_BUSY: {
    title: 'The service is at its limit or shutting down',
    http_status: 503,
    exit_code: 7,
    retryable: true,
    remedy: 'Try again in a moment.',
  },
  STATEMENT_TIMEOUT: {
    title: 'The database took longer than the service waits',
    http_status: 504,
    exit_code: 7,
    retryable: true,
    remedy: 'Ask for a smaller window or fewer rows, or fetch the whole as an export.',
  },
  UNSAFE_HOST: {
    title: 'Without API keys or sign-in only this machine may be served',
    http_status: 500,
    exit_code: 2,
    retryable: false,
    remedy:
      'Set ANALYTICS_API_KEYS ("analytics api-key" makes a key) or ANALYTICS_OIDC_ISSUER, or listen on API_HOST=127.0.0.1.',
  },
  PORT_IN_USE: {
    title: 'The address cannot be listened on',
    http_status: 500,
    exit_code: 6,
    retryable: true,
    remedy: 'Stop what holds the port, or choose another with API_PORT.',
  },
  INTERNAL: {
    title: 'A defect in this program',
    http_status: 500,
    exit_code: 70,
    retryable: false,
    remedy: 'Report it with the message and what you ran; ANALYTICS_DEBUG=1 adds the stack.',
  },
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;

/**
 * A failure with a code of the catalogue. Its message says what was expected and what was found; `remedy` says what to
 * do. Messages reach logs, answers and the database: what looks like a secret is left out where they are made.
 */
export class AnalyticsError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(withoutSecrets(message), options);
    this.name = 'AnalyticsError';
    this.code = code;
  }

  get definition(): ErrorDefinition {
    return ERROR_CATALOGUE[this.code];
  }
}
