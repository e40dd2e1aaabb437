/** Files of cases over HTTP: what is taken, what is given back, and what is refused. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request as requestOf } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { pruneCaseFiles } from '@analytics/storage';
import { insertRows } from '../../storage/src/slices/results.ts';
import { CaseTeam, FAN, KEYS, RING, query } from './case-team.ts';
import { NETWORK } from './filled-slices.ts';

const team = new CaseTeam();

describe('files', () => {
  const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2_200_000, 7)]);
  const download = async (cluster_id: string, file_id: string) =>
    await fetch(`${team.service.url}/api/v1/cases/${cluster_id}/work/files/${file_id}?network=${NETWORK}`, {
      headers: { authorization: `Bearer ${KEYS.eve}` },
    });

  it('are attached once, given back as a download byte by byte, and removed with a mark', async () => {
    const { status, body } = await team.attach('ana', RING, '../../bänk\u202efdp.pdf', PDF);
    const file_digest = createHash('sha256').update(PDF).digest('hex');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      file_name: 'bänkfdp.pdf',
      media_type: 'application/pdf',
      file_digest,
      added_by: 'ana',
    });
    expect((await team.attach('bo', RING, 'again.pdf', PDF)).body).toMatchObject({ file_id: body['file_id'] });
    const file_id = String(body['file_id']);
    const answer = await download(RING, file_id);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'attachment; filename="ba_nkfdp.pdf"; filename*=UTF-8\'\'b%C3%A4nkfdp.pdf',
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
    expect((await download(FAN, file_id)).status).toBe(404);

    const { databases } = team.service;
    expect(await pruneCaseFiles(databases.service, NETWORK, true)).toEqual([]);
    const path = { cluster_id: RING, file_id };
    const remove = async (who: 'bo' | 'ana') =>
      await team.of(who).POST('/api/v1/cases/{cluster_id}/work/files/{file_id}/remove', {
        params: { path, query },
        body: { reason: 'wrong client' },
      });
    expect((await remove('bo')).error).toMatchObject({ code: 'NOT_YOUR_CASE' });
    expect((await remove('ana')).error).toBeUndefined();
    expect((await download(RING, file_id)).status).toBe(404);
    expect((await team.work(RING))?.files).toMatchObject([{ file_digest, removed_by: 'ana', reason: 'wrong client' }]);
    // 2.2 MB are three pieces.
    expect(await pruneCaseFiles(databases.service, NETWORK, false)).toMatchObject([{ row_count: 3 }]);
    expect(await pruneCaseFiles(databases.service, NETWORK, true)).toMatchObject([{ row_count: 3 }]);
    expect(await pruneCaseFiles(databases.service, NETWORK, true)).toEqual([]);
  });

  it('are what their names say, and at most so many', async () => {
    expect(await team.attach('ana', RING, 'a.html', '<script>')).toMatchObject({
      status: 415,
      body: { code: 'FILE_REFUSED' },
    });
    expect(await team.attach('ana', RING, 'a.png', '<svg/>')).toMatchObject({ status: 415 });
    expect(await team.attach('ana', 'case-never', 'a.txt', 'a')).toMatchObject({ status: 404 });
    expect((await team.attach('ana', RING, '../../x', 'a')).body).toMatchObject({ code: 'FILE_REFUSED' });
    expect((await team.attach('ana', RING, 'a.txt', 'a')).status).toBe(200);
    expect((await team.attach('ana', RING, 'b.txt', 'b')).status).toBe(200);
    expect(await team.attach('ana', RING, 'c.txt', 'c')).toMatchObject({ status: 409, body: { code: 'CASE_LIMIT' } });
    expect(await team.attach('eve', FAN, 'a.txt', 'a')).toMatchObject({ status: 403 });
    // What was refused is not kept.
    expect(await pruneCaseFiles(team.service.databases.service, NETWORK, false)).toEqual([]);
  });

  it('whose bytes are damaged are not given back, and are whole once they are attached again', async () => {
    const { body } = await team.attach('ana', RING, 'a.txt', 'whole');
    const file_id = String(body['file_id']);
    const { service: shared } = team.service.databases;
    await shared.command(
      `ALTER TABLE service_case_files DELETE WHERE network = '${NETWORK}' SETTINGS mutations_sync = 2`,
    );
    const damaged = { file_digest: body['file_digest'], piece: 0, content_base64: 'AAAA' };
    await insertRows(shared, 'service_case_files', [{ network: NETWORK, ...damaged }]);
    const answer = await download(RING, file_id);
    expect([answer.status, await answer.json()]).toMatchObject([500, { code: 'CASE_FILE_DAMAGED' }]);
    expect((await team.attach('ana', RING, 'a.txt', 'whole')).body).toMatchObject({ file_id });
    expect(await (await download(RING, file_id)).text()).toBe('whole');
  });

  it.each([
    ['says so', { 'content-length': '50000000' }],
    ['does not say so', { 'transfer-encoding': 'chunked' }],
  ])('are refused at once where there are 50 MB and the request %s', async (_what, headers) => {
    const place = `/api/v1/cases/${RING}/work/files?network=${NETWORK}&file_name=a.txt`;
    const type = { authorization: `Bearer ${KEYS.ana}`, 'content-type': 'application/octet-stream' };
    const status = await new Promise((resolve, reject) => {
      const asked = requestOf(
        `${team.service.url}${place}`,
        { method: 'POST', headers: { ...type, ...headers } },
        (answer) => {
          answer.resume();
          asked.destroy();
          resolve(answer.statusCode);
        },
      );
      asked.on('error', reject);
      // More than the limit, and never the end.
      for (let part = 0; part < 60; part += 1) asked.write(Buffer.alloc(50_000, 'a'));
    });
    expect(status).toBe(413);
    expect((await team.work(RING))?.files).toEqual([]);
  });

  it('are received two of a client and four in all, and slow ones do not keep their places', async () => {
    const { hostname, port } = new URL(team.service.url);
    const begun = await Promise.all(
      (['ana', 'ana', 'bo', 'bo'] as const).map(async (who) => {
        const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
        await once(socket, 'connect');
        const head = [
          `POST /api/v1/cases/${RING}/work/files?network=${NETWORK}&file_name=a.txt HTTP/1.1`,
          `Host: ${hostname}`,
          `Authorization: Bearer ${KEYS[who]}`,
          'Content-Type: application/octet-stream',
          'Content-Length: 1000',
        ];
        socket.on('error', () => undefined).write(`${head.join('\r\n')}\r\n\r\nslow`);
        return socket;
      }),
    );
    await vi.waitFor(
      async () => {
        // Refused in any case, and quickly.
        expect((await team.attach('lea', RING, 'b.html', 'b')).body).toMatchObject({ code: 'SERVICE_BUSY' });
      },
      { timeout: 3000, interval: 10 },
    );
    const answers = await Promise.all(begun.map(async (socket) => String((await once(socket, 'data'))[0])));
    expect(answers.every((answer) => answer.startsWith('HTTP/1.1 408'))).toBe(true);
    await vi.waitFor(
      async () => {
        expect((await team.attach('ana', RING, 'c.txt', 'c')).status).toBe(200);
      },
      { timeout: 5000 },
    );
    for (const socket of begun) socket.destroy();
  });

  it('are bytes: JSON is refused there, and bytes elsewhere', async () => {
    const ask = async (path: string, type: string) =>
      await fetch(`${team.service.url}/api/v1/cases/${RING}/work${path}network=${NETWORK}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEYS.ana}`, 'content-type': type },
        body: '{"text":"a"}',
      });
    expect((await ask('/files?file_name=a.txt&', 'application/json')).status).toBe(400);
    expect((await ask('/comments?', 'application/octet-stream')).status).toBe(415);
  });
});
