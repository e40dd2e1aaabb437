/** Whether the goAML file of a filing is valid, and which field of the form each fault belongs to. */
import { goamlFile, type FilingDocument, type FilingState } from '@analytics/domain';
import type { SchemaFile } from './schema-files.ts';
import { validateXml } from './validate-xml.ts';

export interface FilingFault {
  readonly line: number;
  /** Of the form: `reporting_entity.rentity_id`; empty where no field is to blame. */
  readonly field: string;
  readonly message: string;
}

export interface FilingValidation {
  readonly is_valid: boolean;
  readonly faults: FilingFault[];
}

/** Throws XSD_REFUSED, VALIDATION_STOPPED. */
export async function validateFiling(
  document: FilingDocument,
  state: FilingState,
  files: readonly SchemaFile[],
): Promise<FilingValidation> {
  const { xml, fields } = goamlFile(document, state);
  const faults = await validateXml(xml, files);
  return {
    is_valid: faults.length === 0,
    faults: faults.map(({ line, message }) => ({ line, message, field: fields[line - 1] ?? '' })),
  };
}
