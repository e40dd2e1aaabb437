/**
 * How columns are read from an engine's row: 64-bit integers arrive as text and become numbers, decimals stay exact
 * text.
 */
import { z } from 'zod';

/** A count or a time in epoch milliseconds: below 2^53, so exact as a number. */
export const integerColumn = z.coerce.number().int();
export const floatColumn = z.coerce.number();
/** `1234.5`: exact; a reader that needs no cents may take it as a number. */
export const decimalColumn = z.coerce.string().meta({ description: 'Exact decimal as text.' });
export const timeColumn = integerColumn.meta({ description: 'Epoch milliseconds, UTC; 0 where it has not happened.' });
/** YYYY-MM-DD. */
export const dateColumn = z.string();
export const booleanColumn = z.coerce.boolean();
export const textList = z.array(z.string());
