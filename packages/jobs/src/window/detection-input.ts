/**
 * A window's columns as the detectors are given them: addresses by node id, hubs that behave as services beside those
 * that labels name.
 */
import { hubAddresses, wrappingContracts, type DetectionInput } from '@analytics/analyzers';
import { counted, matchNotices, unknownWordNotices } from '@analytics/domain';
import { eurRates } from '@analytics/storage';
import type { OpenWindow } from './open-window.ts';

/** The listener hears how many hubs were found, where nothing is labelled, and where labels contradict each other. */
export async function detectionInputOf(opened: OpenWindow): Promise<DetectionInput> {
  const { window, settings, database, listener } = opened;
  const data = await opened.data();
  const index = await opened.index();
  const is_service = new Uint8Array(new SharedArrayBuffer(data.addresses.length));
  is_service.set(data.addresses.is_service);
  const { assets, transfers } = data;
  // Whoever wraps a coin pays its contract.
  const { contract_nodes } = await opened.named();
  for (const node of wrappingContracts({ transfers, index, assets, contract_nodes }))
    if (data.addresses.risk_category[node] === 0) is_service[node] = 1;
  let hubs = 0;
  hubAddresses(data.transfers, index, settings.labels.hub_counterparties).forEach((is_hub, node) => {
    if (is_hub === 0 || is_service[node] === 1 || data.addresses.risk_category[node] !== 0) return;
    is_service[node] = 1;
    hubs++;
  });
  if (hubs > 0) {
    const message = `Taken for services, so that no path runs through them: ${counted(hubs, 'address', 'addresses')} without a service's label that deal with at least ${settings.labels.hub_counterparties} others both ways.`;
    listener.notify({ code: 'HUBS_INFERRED', message, count: hubs });
  }
  const match = {
    labelled_count: data.network_labels.labelled_count,
    matched_count: data.labelled_count,
    where: 'of the window',
    labelled_example: data.network_labels.labelled_example,
    transfer_example: data.addresses.addresses[0] ?? '',
  };
  const service_types = new Set(settings.labels.service_types);
  const words = data.label_words.filter(({ address_type }) => !service_types.has(address_type));
  for (const notice of [...matchNotices(match), ...unknownWordNotices(words)]) listener.notify(notice);
  if (match.labelled_count === 0) {
    const message =
      'No address of the window has a label: services and risks are recognised by behaviour alone, exposure not at all.';
    listener.notify({ code: 'NO_LABELS', message, count: 0 });
  }
  if (data.conflicting_labels.length > 0) {
    const count = data.conflicting_labels.length;
    const message = `Called a service by one label and a risk by another, of which the better was believed: ${counted(count, 'address', 'addresses')} (${data.conflicting_labels.slice(0, 3).join(', ')}).`;
    listener.notify({ code: 'LABELS_CONFLICT', message, count });
  }
  return {
    window,
    transfers: data.transfers,
    index,
    // Workers name addresses by node id; their text stays here.
    addresses: { ...data.addresses, addresses: [], is_service },
    assets: data.assets,
    seed: settings.features.seed,
    eur_usd_by_day: await eurRates(database, window),
  };
}
