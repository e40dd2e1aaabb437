/**
 * One catalogue of notices: what a run could not or did not do, or assumed. `docs/vocabulary.md` is generated from it.
 * However long, it stays one file: it is read as one table.
 */

interface NoticeDefinition {
  readonly title: string;
  /** What a reader can do about it. */
  readonly remedy: string;
  /** Whether every alert of the run repeats it among its limitations. */
  readonly limits_alerts: boolean;
}

export const NOTICE_CATALOGUE = {
  FILE_ABSENT: {
    title: 'The source came without one of its files',
    remedy: 'Add the file where it is wanted; the message says what is missing without it.',
    limits_alerts: false,
  },
  COLUMN_ABSENT: {
    title: 'A file came without an optional column',
    remedy: 'Add the column; without it amounts are valued at daily prices, and fees are 0.',
    limits_alerts: false,
  },
  ROWS_REJECTED: {
    title: 'Rows of a file failed a check and were not loaded',
    remedy: 'Open the rejected rows, which carry their reason, correct them and ingest again.',
    limits_alerts: false,
  },
  ADDRESS_FORMS_MIXED: {
    title: 'Addresses of the network are written in forms of several chains',
    remedy:
      'Load each chain into a network of its own, and write EVM addresses with 0x; addresses of two forms never match each other.',
    limits_alerts: false,
  },
  ROWS_WITHOUT_EFFECT: {
    title: 'Rows of a file say that nothing moved, or say again what another row says',
    remedy: 'Nothing; the message names the reason, docs/formats.md explains each.',
    limits_alerts: false,
  },
  ROWS_SET_ASIDE: {
    title: 'Transfers of tokens whose amounts nothing tells were not loaded',
    remedy:
      'Name the tokens that matter in a file "assets" beside the transfers (asset_symbol, asset_contract, decimals).',
    limits_alerts: true,
  },
  COLUMNS_NOT_READ: {
    title: 'A table has columns that mean nothing here',
    remedy:
      'Give a column a meaning with --map where it has one, in a list of labels a name that is known; where it says which payments failed, leave those rows out.',
    limits_alerts: false,
  },
  FILE_NOT_READ: {
    title: "Files of the source's folder were not read",
    remedy: 'Rename or convert what should be read, as the message says, or move the files elsewhere.',
    limits_alerts: false,
  },
  AMOUNTS_ROUNDED: {
    title: 'Amounts with more than 18 decimals were rounded, half to even',
    remedy: 'Nothing: less than a billionth of a billionth of a token is lost in each.',
    limits_alerts: false,
  },
  COIN_ASSUMED: {
    title: 'The source does not say what the coin of the chain is',
    remedy: 'Name it in a file "assets" beside the transfers: asset_symbol,asset_contract,decimals.',
    limits_alerts: false,
  },
  PRICES_UNUSED: {
    title: 'Prices are of assets that no transfer is of',
    remedy: 'Check the symbol and the contract, letter by letter, where transfers of the asset should have a value.',
    limits_alerts: false,
  },
  PRICES_CHANGED: {
    title: 'Prices differ from those that were loaded for the same day',
    remedy: 'Nothing, where the values may stay; else ingest the transfers again: they are valued as they come.',
    limits_alerts: false,
  },
  CONTRACTS_RESPELLED: {
    title: 'Prices name contracts in other capitals than the transfers do',
    remedy: 'Nothing, where the message names the right ones; else write contracts in the prices as the chain does.',
    limits_alerts: false,
  },
  ASSET_ASSUMED: {
    title: 'Transfers do not say of which asset they are',
    remedy: 'Say it with --map, as in asset:=USDT, or give the table a column of it.',
    limits_alerts: false,
  },
  FILE_WITHOUT_ROWS: {
    title: 'A file of the source holds no rows',
    remedy: 'Nothing, where there were none; else export it again.',
    limits_alerts: false,
  },
  DECIMALS_SET_ASIDE: {
    title: 'Amounts are in coins, so that a column of decimals was not used for them',
    remedy:
      'Nothing, where amounts are in coins; else take the amounts with fractions out, or say the unit with decimals=N or decimals=COLUMN in --map.',
    limits_alerts: false,
  },
  DECIMALS_APPLIED: {
    title: 'Whole amounts are read as small units, because of a column of decimals alone',
    remedy: 'Nothing, where they are units; else load the file again with decimals=0 in --map.',
    limits_alerts: false,
  },
  STATUS_WORDS_UNKNOWN: {
    title: 'Words of a status are known neither for success nor for failure',
    remedy:
      'Nothing, where they mean success; else take these rows out, or write "failed" or "success" into a column that --map calls status.',
    limits_alerts: false,
  },
  AMOUNTS_MAY_BE_UNITS: {
    title: 'Amounts may be in the smallest unit of their coin or token',
    remedy: 'Nothing, where they are in tokens; else load the file again with decimals=N in --map.',
    limits_alerts: false,
  },
  TRANSFERS_NAMED_OTHERWISE: {
    title: 'Transfers that two tools report may count twice',
    remedy: 'Load what one tool exported of an account, into a network that does not have the other yet.',
    limits_alerts: true,
  },
  FILE_END_UNSURE: {
    title: 'A file may be cut off inside its last value',
    remedy:
      'Nothing, where the message names the whole value; else fetch the file again. A line end behind the last row says that it is whole.',
    limits_alerts: false,
  },
  TIME_ZONE_ASSUMED: {
    title: 'Times without a time zone were read in the zone of the settings',
    remedy: 'Set ingestion.time_zone, or time_zone in --map, where they are of another than UTC.',
    limits_alerts: false,
  },
  ASSETS_SET_ASIDE: {
    title: 'Tokens that nobody vouches for claim implausible values and count as 0 USD',
    remedy: 'Nothing, where they are spam; "analytics assets trust CONTRACT" lets one count that you know.',
    limits_alerts: false,
  },
  TRANSFERS_CHANGED: {
    title: 'The source says something else of transfers that were loaded before',
    remedy: 'Nothing, where it was corrected: the newer version counts; core_replaced_transfers keeps the older.',
    limits_alerts: false,
  },
  BAITS_UNPAID: {
    title: 'Addresses that look like one that is paid came with transfers of value zero, and got nothing',
    remedy:
      'Warn those who pay: core_zero_value_transfers has the transfers. Where one of them is paid, it becomes an alert.',
    limits_alerts: false,
  },
  OUTSIDE_WINDOW: {
    title: 'No transfer of the source lies in the window',
    remedy: 'Choose the date and window that hold the transfers; the message says when they were.',
    limits_alerts: false,
  },
  TRANSFERS_MOVED: {
    title: 'Transfers were replaced by newer ones at another block or in another month',
    remedy: 'Nothing: a source that was reorganised is followed.',
    limits_alerts: false,
  },
  VALUE_COMPUTED: {
    title: 'Transfers without a USD value were valued at the price of their day',
    remedy: 'Deliver amount_usd where you know better.',
    limits_alerts: false,
  },
  VALUE_UNKNOWN: {
    title: 'Transfers have neither a USD value nor a price; they count as 0 USD',
    remedy: 'Deliver prices of the assets.',
    limits_alerts: false,
  },
  OTHER_SLICES_DAMAGED: {
    title: 'Other slices of the network are damaged',
    remedy: 'Compute them again or restore a backup: an alert that only they had gets a new id.',
    limits_alerts: false,
  },
  EMPTY_WINDOW: {
    title: 'The window holds no transfers; an empty slice was published',
    remedy: 'Check the date, the window and the source.',
    limits_alerts: false,
  },
  SELF_TRANSFERS: {
    title: 'Transfers from an address to itself take part in nothing',
    remedy: 'Nothing: no money changes hands in them.',
    limits_alerts: false,
  },
  PRICES_ALL_ZERO: {
    title: 'No transfer of the window has a value in USD',
    remedy: 'Deliver prices: limits in USD and weights rest on counts or native units until then.',
    limits_alerts: true,
  },
  PRICES_PARTLY_ZERO: {
    title: 'Some transfers have no value in USD and count as 0',
    remedy: 'Deliver prices of the assets without one.',
    limits_alerts: false,
  },
  ASSET_UNPRICED: {
    title: 'Assets have no price in the window',
    remedy: 'Deliver their prices: amounts of different assets cannot be compared without.',
    limits_alerts: true,
  },
  EUR_RATE_DAILY: {
    title: 'Limits in EUR use the daily price of a EUR asset',
    remedy: 'Nothing.',
    limits_alerts: false,
  },
  EUR_RATE_CONFIGURED: {
    title: 'Limits in EUR use the configured rate',
    remedy: 'Deliver prices of a EUR asset, or set the rate of the period.',
    limits_alerts: false,
  },
  NO_HISTORY: {
    title: 'Nothing older than the window is loaded',
    remedy:
      'Load earlier transfers: without them no address is known to be new, and silence is seen inside the window only.',
    limits_alerts: true,
  },
  NO_LABELS: {
    title: 'No address of the window has a label',
    remedy: 'Load address_labels: services and risks are recognised by behaviour alone until then.',
    limits_alerts: true,
  },
  LABELS_MATCHED: {
    title: 'How many labelled addresses have transfers',
    remedy: 'Nothing: the rest of a list names addresses that are not seen here.',
    limits_alerts: false,
  },
  LABELS_MATCH_NOTHING: {
    title: 'Labels were loaded, and none of them names an address that has transfers',
    remedy: 'Compare the addresses that the message shows: the list may be of another chain, or of another time.',
    limits_alerts: true,
  },
  LABEL_WORDS_UNKNOWN: {
    title: 'The type of some labels means nothing here',
    remedy: 'Use a word of docs/label-words.md, or name your own in labels.service_types.',
    limits_alerts: true,
  },
  LABEL_DAYS_UNREAD: {
    title: 'Labels say from when or until when they hold in a way that is no day',
    remedy: 'Write days as 2024-01-10, and leave the value empty where a label holds always; then load the list again.',
    limits_alerts: false,
  },
  LABEL_CHECKSUM_WRONG: {
    title: 'Addresses of a list have a wrong checksum and are stored all the same',
    remedy: 'Compare the address that the message names with its source.',
    limits_alerts: false,
  },
  LABELS_STAY_REMOVED: {
    title: 'The source brings labels that a person removed; they stay removed',
    remedy: 'Nothing, or bring one back with "analytics labels add".',
    limits_alerts: false,
  },
  LABELS_CONFLICT: {
    title: 'Labels contradict each other; the better one was believed',
    remedy: 'Correct the labels that the message names.',
    limits_alerts: true,
  },
  HUBS_INFERRED: {
    title: 'Addresses without a service label were taken for services by how they behave',
    remedy: 'Label them, or change labels.hub_counterparties.',
    limits_alerts: true,
  },
  ENTITY_TOO_LARGE: {
    title: 'Links would join more addresses than one owner has, and merge nothing',
    remedy: 'Label the service among them, or raise entities.max_members.',
    limits_alerts: false,
  },
  ENTITY_REFUSAL_BYPASSED: {
    title: 'Addresses whose link was refused are one entity by other links',
    remedy: 'Look at the links of the entity with "analytics entities" and refuse the wrong one too.',
    limits_alerts: false,
  },
  NEIGHBORHOOD_ESTIMATED: {
    title: 'Closeness and the two- and three-hop columns are estimates',
    remedy: 'Raise the budget of exact neighbourhoods in the settings; the message has the measured errors.',
    limits_alerts: false,
  },
  BETWEENNESS_ESTIMATED: {
    title: 'Betweenness is an estimate',
    remedy: 'Raise the number of pivots in the settings.',
    limits_alerts: false,
  },
  BETWEENNESS_OVERFLOW: {
    title: 'The betweenness of some addresses is too large to compute and is given as 0',
    remedy: 'Nothing: more shortest paths run there than a number can count.',
    limits_alerts: false,
  },
  PAGERANK_NOT_CONVERGED: {
    title: 'PageRank stopped above its tolerance',
    remedy: 'Raise its number of rounds in the settings.',
    limits_alerts: false,
  },
  HUB_SKIPPED: {
    title: 'A search did not go through addresses with too many transfers',
    remedy: 'Raise the cap that the message names, or label the address as a service.',
    limits_alerts: true,
  },
  BUDGET_REACHED: {
    title: 'A search ended before it had tried everything',
    remedy: 'Raise the budget of that detector in the settings.',
    limits_alerts: true,
  },
  PATTERNS_CAPPED: {
    title: 'The weakest patterns are not listed',
    remedy: 'Raise the cap of that detector in the settings.',
    limits_alerts: true,
  },
  SCHEMES_CAPPED: {
    title: 'Further shapes of the same addresses are not listed',
    remedy: 'Raise the cap of that detector in the settings.',
    limits_alerts: false,
  },
  OVERLAPS_MERGED: {
    title: 'Shapes that mostly repeat a larger one are not listed',
    remedy: 'Nothing: the larger one is listed.',
    limits_alerts: false,
  },
  CHANCE_GROUPS_LEFT_OUT: {
    title: 'Groups of unusual sums that chance makes as often are not listed',
    remedy: 'Raise unusual_sums.max_chance_ratio in the settings to see them.',
    limits_alerts: false,
  },
  IDENTITY_SHARED: {
    title: 'Patterns of the same addresses share one row',
    remedy: 'Nothing: the strongest is described.',
    limits_alerts: false,
  },
  PERCENTILE_NOT_ESTIMABLE: {
    title: 'The window has too few addresses for the quantile that fans are judged by',
    remedy: 'Use a longer window, or judge by the minimum alone.',
    limits_alerts: false,
  },
  TAINT_NEGLIGIBLE: {
    title: 'Negligible shares of money from a risk were not followed',
    remedy: 'Lower the negligible share in the settings.',
    limits_alerts: false,
  },
  EXPOSURE_BELOW_MINIMUM: {
    title: 'Exposures below the minimum are not listed',
    remedy: 'Lower the minimum in the settings.',
    limits_alerts: false,
  },
  USER_TYPOLOGY_REFUSED: {
    title: 'A typology of yours was not used',
    remedy: 'Run "analytics typologies test NAME" and correct what it names.',
    limits_alerts: false,
  },
  USER_TYPOLOGY_UNPROVEN: {
    title: 'Rows of a typology of yours were left out because their evidence cannot be shown',
    remedy: 'Run "analytics typologies test NAME": it lists the rows and the reason of each.',
    limits_alerts: false,
  },
  HELD_BACK_AS_CHANCE: {
    title: 'Schemes that shuffled copies of the network show as often were raised as no alert',
    remedy: 'Look at them in analyzers_typologies; raise alerts.max_chance_ratio to see them as alerts.',
    limits_alerts: false,
  },
  HELD_BACK_AS_UNSURE: {
    title: 'Schemes with too little evidence were raised as no alert',
    remedy: 'Look at them in analyzers_typologies; lower alerts.min_confidence to see them as alerts.',
    limits_alerts: false,
  },
  SERVICES_FOUND: {
    title: 'Services were found by behaviour that no label names',
    remedy: 'Label those that you know; look at them in analyzers_typologies.',
    limits_alerts: false,
  },
  LEARNED_FROM_DECISIONS: {
    title: 'What analysts called right or false here moves the confidence of schemes',
    remedy: '"analytics learning show" says by how much; alerts.learn_from_decisions turns it off.',
    limits_alerts: false,
  },
  CHANCE_NOT_MEASURED: {
    title: 'No shuffled copies judged the schemes of the window',
    remedy: 'Take a longer window: a copy counts where most of its relations could change places.',
    limits_alerts: true,
  },
  RISK_TRACE_CUT: {
    title: 'The money of risk labels was not followed to the end',
    remedy: 'Raise trace.risk_steps; until then traced_risk_exposure_* leave a part out, as the message says.',
    limits_alerts: false,
  },
  TRACE_BUDGET_SPENT: {
    title: 'Where the money of some alerts went was not followed to the end',
    remedy: 'Raise trace.alert_steps, or ask "analytics trace" about one of them, which goes further.',
    limits_alerts: false,
  },
  ALERT_BUDGET_REACHED: {
    title: 'More schemes were found than alerts may be raised',
    remedy: 'Raise alerts.max_alerts; their detections are in analyzers_typologies.',
    limits_alerts: false,
  },
} as const satisfies Record<string, NoticeDefinition>;

export type NoticeCode = keyof typeof NOTICE_CATALOGUE;

export interface RunNotice {
  readonly code: NoticeCode;
  /** One sentence with the numbers in it. */
  readonly message: string;
  /** How many things it concerns (nodes skipped, paths cut…). */
  readonly count: number;
}
