import { expect, it } from 'vitest';
import { askedOf } from './asked.ts';

const READ = {
  at_ms: 1,
  request_id: 'a',
  key_name: 'local',
  remote_address: '127.0.0.1',
  method: 'GET',
  route: '/api/v1/alerts',
  target: '/api/v1/alerts?network=demo',
  status: 200,
  duration_ms: 3,
};
const DECIDED = { ...READ, request_id: 'b', method: 'POST', target: '/api/v1/alerts/decide', key_name: 'Mia' };
const REFUSED = { ...READ, request_id: 'c', status: 403, key_name: 'guest' };
const FILE = { ...READ, request_id: 'd', route: '/assets/*', target: '/assets/words.js' };
const ALL = [READ, DECIDED, REFUSED, FILE];

it('shows what was asked of the API, what changed something, or what was refused, and all', () => {
  expect(askedOf(ALL, 'all', '')).toEqual(ALL);
  expect(askedOf(ALL, 'data', '')).toEqual([READ, DECIDED, REFUSED]);
  expect(askedOf(ALL, 'changes', '')).toEqual([DECIDED]);
  expect(askedOf(ALL, 'refused', '')).toEqual([REFUSED]);
});

it('finds words of the key, of the request and of its status', () => {
  expect(askedOf(ALL, 'all', 'mia post')).toEqual([DECIDED]);
  expect(askedOf(ALL, 'all', ' GET 403 ')).toEqual([REFUSED]);
  expect(askedOf(ALL, 'all', 'nobody')).toEqual([]);
});
