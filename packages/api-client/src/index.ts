export { createApiClient, type ApiClient, type ApiClientOptions, type ApiPaths, type ApiSchemas } from './client.ts';
