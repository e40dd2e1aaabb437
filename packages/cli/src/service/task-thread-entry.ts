/** The thread of one task: starts with what `createThreadExecutor` gives it and is ended by it. */
import { serveTask } from '@analytics/jobs';
import { taskSite, type TaskSiteOptions } from './task-site.ts';

serveTask((options) => taskSite(options as TaskSiteOptions));
