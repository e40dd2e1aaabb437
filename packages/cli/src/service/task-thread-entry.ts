/** The thread of one task: starts with what `createThreadExecutor` gives it and ends when the task has. */
import { serveTask } from '@analytics/jobs';
import { taskSite, type TaskSiteOptions } from './task-site.ts';

await serveTask((options) => taskSite(options as TaskSiteOptions));
