/** Filings over HTTP: drafted from an alert or a case, saved, reviewed by somebody else, exported, validated. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient } from '@analytics/api-client';
import { STANDARD_FILING_SETTINGS, parseNetworkName, type FilingDocument } from '@analytics/domain';
import { actOnFiling, deleteFilings, storeKey } from '@analytics/storage';
import { startTestService, type TestService } from './test-service.ts';

const query = { network: 'api-test' };
const NETWORK = parseNetworkName('api-test');
const HOSTILE = '</reason><script>alert(1)</script> & ]]> "';
const KEYS = { ana: 'ana_drafts', ben: 'ben_leads', eve: 'eve_reads' };
const STRUCTURE = await readFile(new URL('../../jobs/test/goaml-structure.xsd', import.meta.url), 'utf8');
let service: TestService;
let now_ms = Date.parse('2025-03-02T06:00:00Z');

const keyOf = (name: keyof typeof KEYS, scope: 'read' | 'run' | 'lead') => ({
  name,
  scopes: [scope],
  hash: createHash('sha256').update(KEYS[name]).digest(),
});
const as = (name: keyof typeof KEYS) => createApiClient({ base_url: service.url, api_key: () => KEYS[name] });

beforeAll(async () => {
  service = await startTestService({
    keys: [keyOf('ana', 'run'), keyOf('ben', 'lead'), keyOf('eve', 'read')],
    api_key: KEYS.ana,
    now_ms: () => (now_ms += 1000),
    log_level: 'silent',
  });
});
afterAll(async () => {
  await service.close();
});

async function draft(subject_kind: 'alert' | 'case' = 'alert', subject_id = 'ring') {
  const { data } = await service.client.POST('/api/v1/filings', {
    params: { query },
    body: { subject_kind, subject_id },
  });
  if (data === undefined) throw new Error('Expected a filing, found none.');
  return data;
}
const read = async (filing_id: string) => {
  const { data } = await service.client.GET('/api/v1/filings/{filing_id}', { params: { path: { filing_id }, query } });
  if (data === undefined) throw new Error('Expected a filing, found none.');
  return data;
};
const pathOf = (filing_id: string) => ({ path: { filing_id }, query });
const save = async (
  filing_id: string,
  seen_version: number,
  document: FilingDocument,
  who: keyof typeof KEYS = 'ana',
  note = '',
) =>
  await as(who).POST('/api/v1/filings/{filing_id}/versions', {
    params: pathOf(filing_id),
    body: { document: structuredClone(document) as never, seen_version, note },
  });
const submit = async (filing_id: string, seen_version: number) =>
  await service.client.POST('/api/v1/filings/{filing_id}/submit', {
    params: pathOf(filing_id),
    body: { seen_version },
  });
const withdraw = async (filing_id: string, seen_version: number) =>
  await service.client.POST('/api/v1/filings/{filing_id}/withdraw', {
    params: pathOf(filing_id),
    body: { seen_version, note: 'Too late.' },
  });
const approve = async (filing_id: string, seen_version: number, who: keyof typeof KEYS) =>
  await as(who).POST('/api/v1/filings/{filing_id}/approve', { params: pathOf(filing_id), body: { seen_version } });
const exported = async (filing_id: string, format: string) => {
  const response = await fetch(`${service.url}/api/v1/filings/${filing_id}/export?network=api-test&format=${format}`, {
    headers: { authorization: `Bearer ${KEYS.eve}` },
  });
  return { response, text: await response.text() };
};
const codeOf = ({ error }: { error?: unknown }): string => (error as { code: string }).code;

function filled(document: FilingDocument, text = HOSTILE): FilingDocument {
  const place = { address: 'Main Street 1', city: 'Bern', state: '', zip: '', country_code: 'CH' };
  const own = { sentence_id: 'own_1', text, transfer_ids: [], alert_ids: [] };
  return {
    ...document,
    report: {
      ...document.report,
      submission_date: '2025-03-02',
      reason: HOSTILE,
      action: 'The account was closed.',
      indicators: [{ code: 'MIX', words: HOSTILE }],
    },
    reporting_entity: { ...document.reporting_entity, name: HOSTILE, rentity_id: '42', location: place },
    reporting_person: { ...document.reporting_person, first_name: 'Ana', last_name: 'E', email: 'ana@example.org' },
    narrative: [...document.narrative, { paragraph_id: 'own', sentences: [own] }],
  };
}

/** In review, as version 3. */
async function inReview() {
  const { filing_id } = await draft();
  const { document } = await read(filing_id);
  await save(filing_id, 1, filled(document));
  const { data } = await submit(filing_id, 2);
  expect(data).toMatchObject({ version: 3, status: 'in_review', action: 'submitted' });
  return filing_id;
}

describe('a draft', () => {
  it('begins with the story of the alert, its transfers and its suspects, and with nothing that only people know', async () => {
    const { filing_id } = await draft();
    const { document, missing, status, version } = await read(filing_id);
    expect({ status, version }).toEqual({ status: 'draft', version: 1 });
    expect(document.transactions.map(({ from_address, to_address }) => `${from_address}>${to_address}`)).toEqual([
      'ring0>ring1',
      'ring1>ring2',
      'ring2>ring0',
    ]);
    expect(document.subjects).toMatchObject([{ kind: 'unknown', is_suspect: true, last_name: '' }]);
    const texts = document.narrative.flatMap(({ sentences }) => sentences.map(({ text }) => text));
    expect(texts).toContain('It moved.');
    expect(texts.at(-1)).toContain('A treasury that moves its own money.');
    expect(missing.map(({ field }) => field)).toContain('reporting_entity.rentity_id');
  });

  it('is made of a case, and refused where the case or its alerts are gone', async () => {
    expect((await draft('case', 'case-ring')).title).toContain('case case-ring');
    const body = { subject_kind: 'case', subject_id: 'case-gone' } as const;
    const gone = await service.client.POST('/api/v1/filings', { params: { query }, body });
    expect(codeOf(gone)).toBe('CASE_NOT_FOUND');
  });

  it('begins with who reported last', async () => {
    const { filing_id } = await draft();
    await save(filing_id, 1, filled((await read(filing_id)).document));
    const next = await read((await draft()).filing_id);
    expect(next.document.reporting_entity.rentity_id).toBe('42');
    expect(next.document.report.reason).toBe('');
  });

  it('keeps the evidence of its first version, and says which sums do not match', async () => {
    const { filing_id } = await draft();
    const { document } = await read(filing_id);
    const [first, ...others] = document.transactions;
    const changed = { ...document, transactions: [{ ...first!, amount_usd: '1' }, ...others] };
    expect(codeOf(await save(filing_id, 1, changed))).toBe('INVALID_REQUEST');
    const wrong = { sentence_id: 'w', text: 'It was $77.', transfer_ids: [first!.transfer_id], alert_ids: ['ring'] };
    await save(filing_id, 1, { ...document, narrative: [{ paragraph_id: 'p', sentences: [wrong] }] });
    expect((await read(filing_id)).notices).toMatchObject([{ sentence_id: 'w', figure: '$77' }]);
  });

  it('says of two who save on one version who came first, and keeps both in the end', async () => {
    const { filing_id } = await draft();
    const { document } = await read(filing_id);
    expect((await save(filing_id, 1, filled(document, 'Of ben.'), 'ben')).data?.version).toBe(2);
    const refused = await save(filing_id, 1, filled(document, 'Of ana.'));
    expect(codeOf(refused)).toBe('FILING_CONFLICT');
    expect((refused.error as { detail: string }).detail).toContain('saved by ben at 2025-03-02T');
    expect((await save(filing_id, 2, filled(document, 'Of ana.'))).data?.version).toBe(3);
  });

  it('refuses a narrative of 1 MB', async () => {
    const { filing_id } = await draft();
    const { document } = await read(filing_id);
    expect(codeOf(await save(filing_id, 1, filled(document, 'a'.repeat(1_000_000))))).toBe('INVALID_REQUEST');
  });
});

describe('a review', () => {
  it('is not begun while a required field is empty', async () => {
    const { filing_id } = await draft();
    const { document } = await read(filing_id);
    await save(filing_id, 1, { ...filled(document), report: { ...filled(document).report, action: '' } });
    expect(codeOf(await submit(filing_id, 2))).toBe('FILING_INCOMPLETE');
  });

  it('ends with the approval of a lead who wrote no version', async () => {
    const filing_id = await inReview();
    expect(codeOf(await approve(filing_id, 3, 'ana'))).toBe('SCOPE_MISSING');
    expect((await approve(filing_id, 3, 'ben')).data).toMatchObject({ status: 'approved', approved_by: 'ben' });
  });

  it('is refused to a lead who wrote a version', async () => {
    const filing_id = await inReview();
    const { document } = await read(filing_id);
    await save(filing_id, 3, document, 'ben');
    await submit(filing_id, 4);
    expect(codeOf(await approve(filing_id, 5, 'ben'))).toBe('FOUR_EYES');
  });

  it('is refused to a key that its writer made', async () => {
    const made = { key_name: 'dot', scope: 'lead', expires_at_ms: 0 } as const;
    const key_hash = createHash('sha256').update('ana_second').digest('hex');
    const configured = { key_names: ['ana'], has_admin_key: false, issuer: undefined };
    const mark = { changed_by: 'ana', now_ms };
    await storeKey(service.databases.service, { ...made, key_hash }, configured, mark);
    const filing_id = await inReview();
    const refused = await createApiClient({ base_url: service.url, api_key: () => 'ana_second' }).POST(
      '/api/v1/filings/{filing_id}/approve',
      { params: pathOf(filing_id), body: { seen_version: 3 } },
    );
    expect(codeOf(refused)).toBe('FOUR_EYES');
  });

  it('begins anew after a change of what was approved, and may send it back with a reason', async () => {
    const filing_id = await inReview();
    await approve(filing_id, 3, 'ben');
    await save(filing_id, 4, (await read(filing_id)).document);
    expect(await read(filing_id)).toMatchObject({ version: 5, status: 'draft', approved_by: '' });
    expect(codeOf(await approve(filing_id, 5, 'ben'))).toBe('FILING_STEP');
    await submit(filing_id, 5);
    const { data } = await as('ben').POST('/api/v1/filings/{filing_id}/return', {
      params: pathOf(filing_id),
      body: { seen_version: 6, note: 'Who is it?' },
    });
    expect(data).toMatchObject({ status: 'returned', note: 'Who is it?', saved_by: 'ben' });
  });

  it('is followed by the number that the authority gave', async () => {
    const filing_id = await inReview();
    await approve(filing_id, 3, 'ben');
    const { data } = await service.client.POST('/api/v1/filings/{filing_id}/file', {
      params: pathOf(filing_id),
      body: { seen_version: 4, reference_number: 'FIU-7', filed_date: '2025-03-03' },
    });
    expect(data).toMatchObject({ status: 'filed', reference_number: 'FIU-7', approved_by: 'ben' });
    expect(codeOf(await withdraw(filing_id, 5))).toBe('FILING_STEP');
  });

  it('of an amendment keeps number and date, asks for a reason, and is not withdrawn', async () => {
    const filing_id = await inReview();
    await approve(filing_id, 3, 'ben');
    const body = { seen_version: 4, reference_number: 'FIU-8', filed_date: '2025-03-03' };
    await service.client.POST('/api/v1/filings/{filing_id}/file', { params: pathOf(filing_id), body });
    const { document } = await read(filing_id);
    expect(codeOf(await save(filing_id, 5, document))).toBe('INVALID_REQUEST');
    expect((await save(filing_id, 5, document, 'ana', 'A name was wrong.')).data).toMatchObject({
      status: 'draft',
      reference_number: 'FIU-8',
      filed_date: '2025-03-03',
    });
    expect(codeOf(await withdraw(filing_id, 6))).toBe('FILING_STEP');
  });

  it('by local is nobody in particular, also where another name wrote it', async () => {
    const filing_id = await inReview();
    const act = { action: 'approved', seen_version: 3, done_by: 'local' } as const;
    const approved = (allow_own_approval: boolean) =>
      actOnFiling(service.databases.service, NETWORK, filing_id, { ...act, allow_own_approval }, now_ms);
    await expect(approved(false)).rejects.toMatchObject({ code: 'FOUR_EYES' });
    expect(await approved(true)).toMatchObject({ approved_by: 'local', is_own_approval: true });
  });

  it('of one person is allowed where the settings say so, and the filing says it', async () => {
    const filing_id = await inReview();
    const act = { action: 'approved', seen_version: 3, done_by: 'ana', allow_own_approval: true } as const;
    const approved = await actOnFiling(service.databases.service, NETWORK, filing_id, act, now_ms);
    expect(approved).toMatchObject({ approved_by: 'ana', is_own_approval: true });
    expect(STANDARD_FILING_SETTINGS.allow_own_approval).toBe(false);
    expect((await exported(filing_id, 'goaml')).text).toContain('approved by ana, who drafted it too');
  });

  it('stands in the audit trail, act by act', async () => {
    const filing_id = await inReview();
    const { data } = await service.client.GET('/api/v1/audit/trail', {
      params: { query: { ...query, kind: 'filing', subject: filing_id } },
    });
    expect(data?.entries.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      'submitted ana',
      'saved ana',
      'drafted ana',
    ]);
  });
});

describe('exports', () => {
  it('say which version they are and that a draft is one, the same bytes each time', async () => {
    const filing_id = await inReview();
    const { digest } = await read(filing_id);
    for (const format of ['goaml', 'fincen', 'html', 'json']) {
      const { response, text } = await exported(filing_id, format);
      expect(response.headers.get('content-disposition')).toContain(`${filing_id}-v3-draft.`);
      expect(text).toContain('DRAFT: not approved');
      expect(text).toContain(digest);
      expect((await exported(filing_id, format)).text).toBe(text);
    }
  });

  it('of an approved version say that its approval was taken back', async () => {
    const filing_id = await inReview();
    await approve(filing_id, 3, 'ben');
    await save(filing_id, 4, (await read(filing_id)).document);
    const { response, text } = await exported(filing_id, 'goaml&version=4');
    expect(response.headers.get('content-disposition')).toContain(`${filing_id}-v4-superseded.`);
    expect(text).toContain('SUPERSEDED: version 5 took the approval back');
  });

  it('validate against the schema that is sent, with the field of each fault', async () => {
    const filing_id = await inReview();
    const validate = async (content: string) =>
      await as('eve').POST('/api/v1/filings/{filing_id}/validate', {
        params: pathOf(filing_id),
        body: { files: [{ file_name: 'goaml.xsd', content }] },
      });
    expect((await validate(STRUCTURE)).data).toEqual({ version: 3, is_valid: true, faults: [] });
    const strict = STRUCTURE.replace('name="rentity_id" type="xs:int"', 'name="rentity_id" type="t_currency"');
    expect((await validate(strict)).data).toMatchObject({
      is_valid: false,
      faults: [{ line: 4, field: 'reporting_entity.rentity_id' }],
    });
    expect(codeOf(await validate('<xs:schema'))).toBe('XSD_REFUSED');
    expect(codeOf(await validate('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'))).toBe(
      'XSD_REFUSED',
    );
  });
});

describe('the table', () => {
  it('lists filings by status, subject and who drafted them', async () => {
    const filing_id = await inReview();
    const { data } = await service.client.GET('/api/v1/filings', {
      params: { query: { ...query, status: 'in_review', subject_id: 'ring', drafted_by: 'ana', limit: 1 } },
    });
    expect(data?.filings.map((one) => one.filing_id)).toEqual([filing_id]);
    expect(data?.has_more).toBe(true);
  });

  it('shows what somebody changed in it', async () => {
    const filing_id = await inReview();
    await service.databases.service.command(
      "ALTER TABLE service_filings UPDATE approved_by = 'eve' WHERE filing_id = {filing_id:String} AND version = 2 SETTINGS mutations_sync = 2",
      { filing_id },
    );
    const params = pathOf(filing_id);
    expect(codeOf(await service.client.GET('/api/v1/filings/{filing_id}', { params }))).toBe('FILING_DAMAGED');
    const sound = { path: { filing_id }, query: { ...query, version: 1 } };
    const { data } = await service.client.GET('/api/v1/filings/{filing_id}', { params: sound });
    expect(data?.version).toBe(1);
    const listed = await service.client.GET('/api/v1/filings/{filing_id}/versions', { params });
    expect(listed.data).toMatchObject({ versions: [{ version: 1 }], damaged_version: 2 });
  });

  it('holds what its digest is over, also of text that it cannot hold as it is', async () => {
    const filing_id = await inReview();
    const act = { action: 'withdrawn', seen_version: 3, done_by: 'ana', note: 'a\ud83d' } as const;
    await actOnFiling(service.databases.service, NETWORK, filing_id, act, now_ms);
    expect(await read(filing_id)).toMatchObject({ version: 4, note: 'a\ufffd' });
  });

  it('refuses half of a character in a note', async () => {
    const { filing_id } = await draft();
    const { document } = await read(filing_id);
    expect(codeOf(await save(filing_id, 1, document, 'ana', 'a\ud83d'))).toBe('INVALID_REQUEST');
  });

  it('is empty after the network is removed', async () => {
    await deleteFilings(service.databases.service, NETWORK);
    const { data } = await service.client.GET('/api/v1/filings', { params: { query } });
    expect(data).toEqual({ filings: [], total_count: 0, has_more: false });
  });
});
