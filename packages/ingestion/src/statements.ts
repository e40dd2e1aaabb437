/** The SQL files of this package. */
import { statementsIn } from '@analytics/storage';

export const statement = statementsIn(new URL('../', import.meta.url));
