/**
 * The functions that a query of a user may call: those that compute from their arguments alone. What is not here is
 * refused: functions that read files, dictionaries, settings or the server, and those whose answer differs from run to
 * run (rand, now, today, rowNumberInBlock).
 */

const AGGREGATES =
  'count|sum|avg|min|max|any|anyLast|first_value|last_value|argMin|argMax|median|entropy|boundingRatio|deltaSum|deltaSumTimestamp|simpleLinearRegression|windowFunnel|sequenceMatch|sequenceCount|retention|skewPop|skewSamp|kurtPop|kurtSamp|corr|covarPop|covarSamp|varPop|varSamp|stddevPop|stddevSamp|sumKahan|sumWithOverflow|avgWeighted|maxIntersections|maxIntersectionsPosition|(uniq|quantile|quantiles|median|topK|groupArray|groupUniqArray|groupBit|groupBitmap|sumMap|minMap|maxMap)\\w*';
const COMBINATORS = '(If|Array|Distinct|OrNull|OrDefault|ForEach|Map)*';

const FAMILIES: readonly string[] = [
  `(${AGGREGATES})${COMBINATORS}`,
  // Over windows.
  'row_number|rank|dense_rank|percent_rank|cume_dist|ntile|nth_value|lag|lead|lagInFrame|leadInFrame',
  // Arithmetic, comparison, logic, conditions, null.
  'plus|minus|multiply|divide|intDiv|intDivOrZero|modulo|moduloOrZero|positiveModulo|negate|abs|gcd|lcm|max2|min2|divideDecimal|multiplyDecimal|isFinite|isInfinite|isNaN|ifNotFinite',
  'equals|notEquals|less|greater|lessOrEquals|greaterOrEquals|isDistinctFrom|isNotDistinctFrom|and|or|not|xor|if|multiIf|least|greatest|clamp|caseWithExpression|transform|exists',
  'in|notIn|globalIn|globalNotIn|isNull|isNotNull|ifNull|nullIf|coalesce|assumeNotNull|isZeroOrNull|toNullable',
  // Mathematics and rounding.
  'sqrt|cbrt|exp|exp2|exp10|log|ln|log2|log10|log1p|pow|power|sign|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|hypot|erf|erfc|lgamma|tgamma|pi|e|factorial',
  'round|floor|ceil|ceiling|trunc|truncate|roundBankers|roundToExp2|roundDown|widthBucket|sigmoid',
  // Types and times.
  'CAST|_CAST|accurateCast\\w*|reinterpretAs\\w+|toTypeName|identity|materialize|tuple|untuple|tupleElement|tuple(Plus|Minus|Multiply|Divide)|interval|lambda',
  'to(U?Int\\d|Float|BFloat|Decimal|Date|Time|String|FixedString|Bool|UUID|IPv|StartOf|LastDayOf|Year|Quarter|Month|Week|Day|Hour|Minute|Second|Millisecond|UnixTimestamp|Unix|Relative|Interval|YYYYMM|Monday|ISO|LowCardinality)\\w*',
  '(add|subtract)(Years|Quarters|Months|Weeks|Days|Hours|Minutes|Seconds|Milliseconds|Microseconds|Nanoseconds|Interval)|date_?diff|dateTrunc|date_trunc|formatDateTime|parseDateTime\\w*|fromUnixTimestamp\\w*|age|makeDate\\w*|timeSlots?|monthName|year|quarter|month|week|day|hour|minute|second|millisecond|dayOf\\w+|date|timestamp',
  // Arrays, maps, tuples, JSON.
  'array|array[A-Z]\\w*|emptyArray\\w+|range|has|hasAll|hasAny|hasSubstr|indexOf|length|empty|notEmpty|countEqual|reverse|map|map[A-Z]\\w*|JSON\\w+|isValidJSON|simpleJSON\\w+',
  // Strings, encodings and hashes.
  'lower|upper|lowerUTF8|upperUTF8|lengthUTF8|char_length|concat|concatWithSeparator|substring\\w*|substr|mid|left\\w*|right\\w*|trim\\w*|(left|right)Pad\\w*|repeat|space|startsWith\\w*|endsWith\\w*|position\\w*|locate|like|ilike|notLike|notILike|match|extract|extractAll|extractGroups|extractAllGroups\\w*|replace\\w*|translate\\w*|format|splitBy\\w+|alphaTokens|ngrams|tokens|countSubstrings\\w*|countMatches\\w*|multiSearch\\w+|multiMatch\\w+|hasToken\\w*|ascii|char|soundex|(edit|levenshtein|damerauLevenshtein)Distance\\w*|jaro\\w*Similarity|ngram(Distance|Search)\\w*|formatReadable\\w+',
  // Parts of links.
  'path|domain|protocol|topLevelDomain',
  'hex|unhex|bin|unbin|base32\\w+|base58\\w+|base64\\w+|tryBase\\d\\d\\w+|crc32\\w*|crc64\\w*|cityHash64|sipHash\\w+|xxHash\\d+|xxh3|murmurHash\\w+|farmHash64|MD5|SHA\\d\\w*|BLAKE3|halfMD5|intHash\\d+',
  // Bits, bitmaps, distances.
  'bit[A-Z]\\w*|(L1|L2|L2Squared|Linf|Lp|cosine)(Norm|Distance|Normalize)|dotProduct',
];

const PERMITTED = new RegExp(`^(${FAMILIES.join('|')})$`, 'iu');

/** Of these families those whose answer differs from run to run. */
const DIFFERS = /^(?:today|array(?:Shuffle|PartialShuffle|RandomSample))$/iu;

/** Whether a query of a user may call a function of this name, as the engine's parser writes it. */
export function isPermittedFunction(name: string): boolean {
  return PERMITTED.test(name) && !DIFFERS.test(name);
}
