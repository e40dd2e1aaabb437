/** What can be done on a canvas with what is chosen: by a button, by a key of the list or by hand. */
import { useMemo, useState } from 'react';
import type { CanvasColour, CanvasFilters, TraceDirection } from '@analytics/domain';
import { counted, formatCount } from '../format/number.ts';
import { compactUsd } from '../format/usd.ts';
import { strings } from '../strings.ts';
import { withoutRoom, type MovedNode } from './canvas-commands.ts';
import { GROUP, type CanvasGraph } from './canvas-graph.ts';
import { askAmong, askAround, askOwners, askTrace, type TraceSource } from './canvas-questions.ts';
import type { Found } from './found-links.ts';
import type { CanvasState } from './use-canvas.ts';
import type { KnownFacts } from './use-facts.ts';
import type { Working } from './use-working.ts';

const text = strings.canvas;

export type ExpandDirection = 'in' | 'out' | undefined;

/** How far an address was read under the filters that are on. */
export interface Expansion {
  readonly read_count: number;
  readonly link_count: number;
}

export interface CanvasActs {
  /** The addresses that an act concerns: those chosen, else the one that keys are on. */
  readonly addresses: readonly string[];
  readonly expansionOf: (address: string, direction: ExpandDirection) => Expansion | undefined;
  /** An address that somebody entered. */
  readonly add: (address: string) => void;
  readonly expand: (direction: ExpandDirection) => void;
  readonly collapse: () => void;
  readonly follow: (direction: TraceDirection) => void;
  readonly path: () => void;
  readonly connect: () => void;
  readonly owners: () => void;
  readonly filter: (filters: CanvasFilters) => void;
  readonly pin: (is_pinned: boolean) => void;
  readonly hide: (is_hidden: boolean) => void;
  readonly showAll: () => void;
  readonly remove: () => void;
  readonly colour: (colour: CanvasColour) => void;
  readonly annotate: (address: string, note: string) => void;
  readonly group: (name: string) => void;
  readonly ungroup: (group_id: string) => void;
  readonly fold: (group_id: string, is_folded: boolean) => void;
  readonly shift: (right: number, up: number) => void;
  readonly moveMarks: (marks: readonly MovedNode[]) => void;
  readonly arrange: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

interface ActsOver {
  readonly canvas: CanvasState;
  readonly graph: CanvasGraph;
  readonly known: KnownFacts;
  readonly working: Working;
  readonly addresses: readonly string[];
  /** Links that an expansion reads at a time. */
  readonly count: number;
}

export function useCanvasActs({ canvas, graph, known, working, addresses, count }: ActsOver): CanvasActs {
  const [expansions, setExpansions] = useState<ReadonlyMap<string, Expansion>>(new Map());
  return useMemo(() => {
    const { document, act } = canvas;
    const { filters } = document;
    const keyOf = (address: string, direction: ExpandDirection): string =>
      JSON.stringify([address, direction, filters]);
    const [first] = addresses;

    /** Puts what was found on the canvas, and says what is new. */
    const add = (center: string, found: Found): string => {
      const room = withoutRoom(document, found.addresses);
      const before = new Set(document.nodes.map(({ address }) => address));
      const fresh = found.addresses.filter((address) => !before.has(address)).length - room;
      act({ act: 'add', center, addresses: found.addresses, links: found.links });
      const said = found.links.length === 0 ? text.said.nothing : text.said.added(fresh, found.links.length);
      return room > 0 ? `${said} ${text.said.no_room(room)}` : said;
    };
    const trace = (source: TraceSource, words: (found: Awaited<ReturnType<typeof askTrace>>) => string): void => {
      working.ask(text.panel.follow, async (asking) => {
        const found = await askTrace(asking, source, filters);
        if (found.links.length === 0) return words(found);
        return `${words(found)} ${add(first ?? '', found)}`;
      });
    };
    const moved = (marks: readonly MovedNode[]): readonly MovedNode[] =>
      marks.flatMap(({ address, x, y }) => {
        if (!address.startsWith(GROUP)) return [{ address, x, y }];
        // A group moves with its members, each of which keeps its side of the others.
        const group = graph.marks.find(({ id }) => id === address);
        const members = new Set(group?.members ?? []);
        return document.nodes
          .filter((node) => members.has(node.address))
          .map((node) => ({
            address: node.address,
            x: node.x + x - (group?.x ?? x),
            y: node.y + y - (group?.y ?? y),
          }));
      });

    return {
      addresses,
      expansionOf: (address, direction) => expansions.get(keyOf(address, direction)),
      add: (address) => {
        const room = withoutRoom(document, [address]);
        act({ act: 'add', center: '', addresses: [address], links: [] });
        if (room > 0) working.say(text.said.no_room(room));
      },
      expand: (direction) => {
        if (first === undefined) return;
        const key = keyOf(first, direction);
        const offset = expansions.get(key)?.read_count ?? 0;
        working.ask(text.panel.expand, async (asking) => {
          const found = await askAround(asking, first, direction, filters, { limit: count, offset });
          const { read_count, link_count, facts } = found;
          setExpansions((before) => new Map(before).set(key, { read_count, link_count }));
          known.learn(facts);
          const shown = text.panel.shown(formatCount(read_count), formatCount(link_count));
          return `${add(first, found)} ${link_count > read_count ? shown : ''}`.trim();
        });
      },
      collapse: () => {
        if (first === undefined) return;
        // What is expanded next begins with the largest again.
        setExpansions(
          (before) => new Map([...before].filter(([key]) => !key.startsWith(`[${JSON.stringify(first)},`))),
        );
        act({ act: 'collapse', address: first });
      },
      follow: (direction) => {
        if (first === undefined) return;
        trace({ from: addresses.slice(0, 100), direction }, ({ links, entered_usd, place_count }) =>
          links.length === 0
            ? text.said.no_trace
            : text.said.traced(compactUsd(entered_usd), counted(place_count, 'place')),
        );
      },
      path: () => {
        const [from, to] = addresses;
        if (from === undefined || to === undefined) return;
        working.ask(text.panel.path, async (asking) => {
          const forth = await askTrace(asking, { from: [from], to, direction: 'forward' }, filters);
          const isForth = forth.links.length > 0;
          const found = isForth
            ? forth
            : await askTrace(asking, { from: [to], to: from, direction: 'forward' }, filters);
          if (found.links.length === 0) return text.said.no_path;
          return `${text.said.path(counted(found.hop_count, 'hop'))} ${add(isForth ? from : to, found)}`;
        });
      },
      connect: () => {
        const shown = document.nodes.filter(({ is_hidden }) => !is_hidden).map(({ address }) => address);
        working.ask(text.connect, async (asking) => {
          const asked = addresses.length >= 2 ? addresses : shown;
          const { links, is_complete } = await askAmong(asking, asked, filters);
          const said = add('', { addresses: [], links });
          return is_complete ? said : `${said} ${text.said.incomplete}`;
        });
      },
      owners: () => {
        const taken = new Set(document.nodes.filter(({ group_id }) => group_id !== '').map(({ address }) => address));
        const free = document.nodes.map(({ address }) => address).filter((address) => !taken.has(address));
        working.ask(text.owners, async (asking) => {
          const owners = await askOwners(asking, free);
          const names = newGroupIds(document.groups, owners.length);
          owners.forEach((owner, at) => {
            act({
              act: 'group',
              addresses: owner.addresses,
              group_id: names[at] ?? '',
              name: owner.name.slice(0, 120),
            });
          });
          return owners.length === 0 ? text.said.no_owner : text.said.grouped(owners.length);
        });
      },
      filter: (next) => {
        working.ask(text.filters.title, async (asking) => {
          const ends = new Set(
            document.links
              .filter(({ basis }) => basis === 'window')
              .flatMap(({ from_address, to_address }) => [from_address, to_address]),
          );
          const { links, is_complete } = await askAmong(asking, [...ends], next);
          act({ act: 'filter', filters: next, links });
          return is_complete ? '' : text.said.incomplete;
        });
      },
      pin: (is_pinned) => {
        act({ act: 'pin', addresses, is_pinned });
      },
      hide: (is_hidden) => {
        act({ act: 'hide', addresses, is_hidden });
      },
      showAll: () => {
        act({ act: 'hide', addresses: document.nodes.map(({ address }) => address), is_hidden: false });
      },
      remove: () => {
        act({ act: 'remove', addresses });
      },
      colour: (colour) => {
        act({ act: 'colour', addresses, colour });
      },
      annotate: (address, note) => {
        act({ act: 'annotate', address, note });
      },
      group: (name) => {
        act({ act: 'group', addresses, group_id: newGroupIds(document.groups, 1)[0] ?? '', name });
      },
      ungroup: (group_id) => {
        act({ act: 'ungroup', group_id });
      },
      fold: (group_id, is_folded) => {
        act({ act: 'fold', group_id, is_folded });
      },
      shift: (right, up) => {
        const wanted = new Set(addresses);
        const nodes = document.nodes.filter(({ address }) => wanted.has(address));
        act({ act: 'move', places: nodes.map(({ address, x, y }) => ({ address, x: x + right, y: y + up })) });
      },
      moveMarks: (marks) => {
        act({ act: 'move', places: moved(marks) });
      },
      arrange: () => {
        act({ act: 'arrange' });
      },
      undo: () => {
        if (canvas.history.past.length === 0) return;
        canvas.undo();
        working.say(text.said.undone);
      },
      redo: () => {
        if (canvas.history.future.length === 0) return;
        canvas.redo();
        working.say(text.said.redone);
      },
    };
  }, [canvas, graph, known, working, addresses, count, expansions]);
}

/** Ids that no group has yet. */
function newGroupIds(groups: readonly { readonly group_id: string }[], wanted: number): string[] {
  const taken = new Set(groups.map(({ group_id }) => group_id));
  const ids: string[] = [];
  for (let at = 1; ids.length < wanted; at += 1) if (!taken.has(`group_${at}`)) ids.push(`group_${at}`);
  return ids;
}
