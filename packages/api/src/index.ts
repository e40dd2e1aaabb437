export { openApiDocument } from './openapi.ts';
export {
  STANDARD_LIMITS,
  type ApiContext,
  type ApiLimits,
  type DatabaseLane,
  type Databases,
  type ScheduleView,
} from './context.ts';
export { createServer } from './server.ts';
export { configuredPeople, makeApiKey, makeKeyEntry, parseApiKeys, type ApiKey } from './security/api-keys.ts';
export { isLoopback, requireSafeHost } from './security/listening-host.ts';
export { dataDamage, type DataDamage } from './whole-data.ts';
export { serverPaths } from './server-paths.ts';
export { openNetworkDatabases, type NetworkDatabasesOptions } from './network-databases.ts';
