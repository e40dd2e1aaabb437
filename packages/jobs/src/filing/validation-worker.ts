/** A thread that validates one XML text and ends: its memory and its time are bounded from outside. */
import { parentPort, workerData } from 'node:worker_threads';
import { memoryPages, validateXML } from 'xmllint-wasm';
import type { ValidationInput, ValidationOutput } from './validate-xml.ts';

const MEMORY_MIB = 256;

const { xml, xml_name, files } = workerData as ValidationInput;
const [schema, ...included] = files.map(({ file_name, content }) => ({ fileName: file_name, contents: content }));

async function validate(): Promise<ValidationOutput> {
  try {
    const { valid, errors } = await validateXML({
      xml: { fileName: xml_name, contents: xml },
      schema: schema ?? [],
      preload: included,
      initialMemoryPages: 16 * memoryPages.MiB,
      maxMemoryPages: MEMORY_MIB * memoryPages.MiB,
      // The compiled program has no network and no files but those above; this says so too.
      modifyArguments: (given) => ['--nonet', ...given],
    });
    const found = errors.map(({ message, loc }) => ({
      file_name: loc?.fileName ?? '',
      line: loc?.lineNumber ?? 0,
      message,
    }));
    return { is_valid: valid, errors: found, failure: '' };
  } catch (error) {
    return { is_valid: false, errors: [], failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.postMessage(await validate());
