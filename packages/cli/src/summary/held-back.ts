/** Why something was found and is no alert, in words. */
export const HELD_BACK = {
  chance: 'shuffled copies of the network show as many',
  service: 'a service found by behaviour, without a sign of harm',
  unsure: 'too little evidence',
  over_budget: 'beyond the budget of alerts',
} as const;
