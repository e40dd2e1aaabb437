/**
 * What readers ask for most, kept in memory: which slices are published, the alerts of a few of them, what was decided,
 * the rules. A published slice does not change until it is published again, and while a run is under way the engine is
 * busy with the run: a reader who waits for it waits for long. Nothing here outlives what it was read from: this
 * process's own writes are counted as they are made, and on a server, where others write too, their traces are looked
 * at every second. What is read here is for all who ask: it goes on when the first of them leaves.
 */
import {
  EMPTY_CASE_BOOK,
  OncePerKey,
  suppressionRowSchema,
  type CaseBook,
  type SuppressionRow,
  type Window,
} from '@analytics/domain';
import { askedByNobody } from '../engine/asker.ts';
import type { ChangedPart, Database } from '../engine/database.ts';
import { alertGrowth, lastDecisions, type AlertGrowth, type LastDecision } from '../service/dispositions.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { residentAlerts, type ResidentAlert } from './alerts/resident-alerts.ts';
import { computedCaseSchema, type ComputedCase } from './cases.ts';
import { listSlices, type SliceFacts } from '../slices/runs.ts';
import { damagedSlices, throwIfDamaged, type DamagedSlices } from '../slices/slice-damage.ts';
import { sliceName, sliceParameters } from '../slices/slice.ts';
import { NOBODY_WATCHED, type Watched } from '../service/watches.ts';
import { statement } from '../engine/statements.ts';
import { readRows } from '../engine/read-rows.ts';

/** What another process published or decided is seen after this long at the latest. */
const MARKS_FRESH_MS = 1000;
/** Slices whose alerts are kept: about 3 kB an alert, and a run raises at most as many as its alert budget. */
const SLICES_KEPT = 8;

/** Parts that the database of a network holds. */
type OwnPart = Exclude<ChangedPart, 'watches' | 'case_work' | 'people'>;
type Marks = Readonly<Record<OwnPart, string>>;

export class ResidentSlices {
  readonly database: Database;
  private readonly now_ms: () => number;
  /** Who is watched now. */
  readonly watched: () => Promise<Watched>;
  /** Where the work on cases stands now. */
  readonly case_book: () => Promise<CaseBook>;
  private readonly knownSlices = new OncePerKey<string, readonly SliceFacts[]>(1);
  private readonly knownDecisions = new OncePerKey<string, ReadonlyMap<string, LastDecision>>(1);
  private readonly knownGrowth = new OncePerKey<string, ReadonlyMap<string, AlertGrowth>>(SLICES_KEPT);
  private readonly knownRules = new OncePerKey<string, readonly SuppressionRow[]>(1);
  private readonly alertsOfSlices = new OncePerKey<string, readonly ResidentAlert[]>(SLICES_KEPT);
  private readonly casesOfSlices = new OncePerKey<string, readonly ComputedCase[]>(SLICES_KEPT);
  private readonly knownDamage = new OncePerKey<string, DamagedSlices>(1);
  private readonly marks = new OncePerKey<string, Marks>(1);

  /** Without `watched` nobody is; without `case_book` nobody has worked on cases. */
  constructor(
    database: Database,
    now_ms: () => number,
    watched: () => Promise<Watched> = () => Promise.resolve(NOBODY_WATCHED),
    case_book: () => Promise<CaseBook> = () => Promise.resolve(EMPTY_CASE_BOOK),
  ) {
    this.database = database;
    this.now_ms = now_ms;
    this.watched = watched;
    this.case_book = case_book;
  }

  /** The published slices, newest date first, of one date the longest window first. */
  async slices(): Promise<readonly SliceFacts[]> {
    const state = `${await this.state('results')} ${await this.state('runs')}`;
    return await this.knownSlices.get(state, () => askedByNobody(() => listSlices(this.database)));
  }

  /**
   * Throws SLICE_DAMAGED where the slice no longer holds what was published. Looked at once a state: parts are lost
   * when the engine starts.
   */
  async requireWhole(window: Window): Promise<void> {
    throwIfDamaged(await this.damaged(), sliceName(window));
  }

  /** The slices that no longer hold what was published. */
  async damaged(): Promise<DamagedSlices> {
    const state = `${await this.state('results')} ${await this.state('runs')}`;
    return await this.knownDamage.get(state, () => askedByNobody(() => damagedSlices(this.database)));
  }

  /** The alerts of a slice, highest-ranked first. */
  async alerts(window: Window): Promise<readonly ResidentAlert[]> {
    const state = await this.state('results');
    const key = `${window.processing_date}/${window.window_days} ${state}`;
    return await this.alertsOfSlices.get(key, () => askedByNobody(() => residentAlerts(this.database, window)));
  }

  /** The cases of a slice as its run wrote them. */
  async cases(window: Window): Promise<readonly ComputedCase[]> {
    const key = `${sliceName(window)} ${await this.state('results')}`;
    return await this.casesOfSlices.get(key, () =>
      askedByNobody(() =>
        parsedRows(this.database, computedCaseSchema, statement('cases/slice'), sliceParameters(window)),
      ),
    );
  }

  /** What was last decided about each alert that somebody decided on. */
  async decisions(): Promise<ReadonlyMap<string, LastDecision>> {
    return await this.knownDecisions.get(await this.state('decisions'), () =>
      askedByNobody(() => lastDecisions(this.database)),
    );
  }

  /** Alerts of a slice that hold more than the last decision about them saw. */
  async growth(window: Window): Promise<ReadonlyMap<string, AlertGrowth>> {
    const key = `${sliceName(window)} ${await this.state('results')} ${await this.state('decisions')}`;
    return await this.knownGrowth.get(key, () => askedByNobody(() => alertGrowth(this.database, window)));
  }

  /** The suppression rules that hide alerts at `now_ms`. */
  async rulesInForce(now_ms: number): Promise<readonly SuppressionRow[]> {
    // Rules are read as of the beginning of time, so that which of them have expired is decided here.
    const rules = await this.knownRules.get(await this.state('decisions'), () =>
      askedByNobody(() =>
        parsedRows(this.database, suppressionRowSchema, statement('suppressions/list'), { now_ms: 0 }),
      ),
    );
    return rules.filter((rule) => rule.is_active && rule.expires_at_ms > now_ms);
  }

  /**
   * Tells one state of everything that alerts are shown by from every other: answers made from the same state are the
   * same.
   */
  async stateOfAlerts(now_ms: number): Promise<string> {
    const rules = await this.rulesInForce(now_ms);
    const shared = [(await this.watched()).state, (await this.case_book()).state];
    const own = [await this.state('results'), await this.state('decisions'), ...shared];
    const states = [...own, ...rules.map((rule) => rule.rule_id)];
    return states.join(' ');
  }

  /** Tells one state of a part from every other. */
  private async state(part: OwnPart): Promise<string> {
    if (this.database.kind === 'embedded') return String(this.database.changeCount(part));
    const second = String(Math.floor(this.now_ms() / MARKS_FRESH_MS));
    const marks = await this.marks.get(second, () => askedByNobody(() => this.readMarks()));
    return `${this.database.changeCount(part)}/${marks[part]}`;
  }

  private async readMarks(): Promise<Marks> {
    const [marks] = await readRows(this.database, 'overview/change_marks');
    return { results: marks?.results ?? '', runs: marks?.runs ?? '', decisions: marks?.decisions ?? '' };
  }
}
