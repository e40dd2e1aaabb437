/** What the page says of what the run held back, and of businesses that it found. */
export const heldStrings = {
  held: {
    title: 'Held back and found',
    intro:
      'What was found and raised as no alert, with the reason, and addresses that behave as businesses though no label names them.',
    detections: 'Held back',
    none: 'Nothing was held back.',
    what: 'what was held back',
    reason: 'Reason',
    any: 'Any',
    reasons_short: {
      chance: 'as chance shows',
      service: 'a business at work',
      unsure: 'too little evidence',
    } as Readonly<Record<string, string>>,
    typology: 'Typology',
    subject: 'Address',
    description: 'What was found',
    confidence: 'Probability',
    entered: 'Entered USD',
    start: 'Start',
    services: 'Businesses found by behaviour',
    services_hint: 'A label for one of them ends traces there and keeps it out of what is suspected.',
    no_services: 'No address without a label behaves as a business.',
    role: 'Behaves as',
    reasons: 'Why',
    volume: 'Turnover',
  },
} as const;
