/** Validates XML against an XSD with libxml2, compiled to WebAssembly, in a thread of its own. */
import { Worker } from 'node:worker_threads';
import { AnalyticsError } from '@analytics/domain';
import { currentAsker } from '@analytics/storage';
import { questionTurns } from '../questions/question-turns.ts';
import { requireSafeSchema, type SchemaFile } from './schema-files.ts';

export interface ValidationInput {
  readonly xml: string;
  readonly xml_name: string;
  readonly files: readonly SchemaFile[];
}

export interface ValidationOutput {
  readonly is_valid: boolean;
  readonly errors: readonly { readonly file_name: string; readonly line: number; readonly message: string }[];
  /** What the program said where it could not validate; empty where it could. */
  readonly failure: string;
}

export interface XmlFault {
  readonly line: number;
  readonly message: string;
}

/** Workers load built JavaScript, also when this file runs as TypeScript. */
const WORKER_URL = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/filing/validation-worker.js' : './validation-worker.js',
  import.meta.url,
);
const TIME_LIMIT_MS = 10_000;
/** Of JavaScript; what libxml2 takes is bounded in the worker. */
const HEAP_LIMIT_MB = 128;
const MOST_FAULTS = 200;
/** No file of a schema can have this name: theirs begin with a letter, a digit or "_". */
const REPORT_NAME = '.filing.xml';
const MAX_WAITING = 40;
const MAX_WAITING_PER_CLIENT = 4;
/** One at a time: each may take a processor and its memory. */
const inTurn = questionTurns(MAX_WAITING, MAX_WAITING_PER_CLIENT);
/** Where nobody in particular asks. */
const STAYS = new AbortController().signal;

/**
 * What is wrong with it, in order of lines; nothing where it is valid. Throws XSD_REFUSED where the schema is not safe or
 * no schema, VALIDATION_STOPPED, SERVICE_BUSY where too many wait.
 */
export async function validateXml(
  xml: string,
  files: readonly SchemaFile[],
  time_limit_ms = TIME_LIMIT_MS,
): Promise<XmlFault[]> {
  requireSafeSchema(files);
  const signal = currentAsker()?.signal ?? STAYS;
  const input = { xml, xml_name: REPORT_NAME, files };
  const { is_valid, errors, failure } = await inTurn(signal, async () => await outputOf(input, time_limit_ms));
  if (is_valid) return [];
  const faults = errors.filter(({ file_name, line }) => file_name === REPORT_NAME && line > 0);
  if (failure !== '' || faults.length === 0) throw schemaFault(failure, errors);
  return faults.slice(0, MOST_FAULTS).map(({ line, message }) => ({ line, message }));
}

async function outputOf(input: ValidationInput, time_limit_ms: number): Promise<ValidationOutput> {
  const worker = new Worker(WORKER_URL, {
    workerData: input,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => {
        reject(stopped(`none after ${time_limit_ms} ms`));
      }, time_limit_ms);
      worker.once('message', resolve);
      worker.once('error', (error) => {
        reject(stopped(error.message));
      });
      worker.once('exit', () => {
        reject(stopped('the end of its thread'));
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function stopped(found: string): AnalyticsError {
  return new AnalyticsError('VALIDATION_STOPPED', `Expected an answer of the validation, found ${found}.`);
}

/** The first lines say what it is; the rest follows from it. */
function schemaFault(failure: string, errors: ValidationOutput['errors']): AnalyticsError {
  const said = errors.map(({ file_name, line, message }) => `${file_name}:${line}: ${message}`);
  const lines = (failure === '' ? said : failure.split('\n')).filter((one) => one.trim() !== '').slice(0, 3);
  if (/memory/iu.test(failure)) return stopped(lines.join(' '));
  return new AnalyticsError('XSD_REFUSED', `Expected a schema that can be read, found: ${lines.join(' ')}`);
}
