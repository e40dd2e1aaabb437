/** Runs of a service, for benchmarks. */

/** Queues a run of network `bench`, its transfers loaded again first; gives the id of its task. */
export async function queueRun(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/pipelines/run`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      network: 'bench',
      date_range: { start_date: '2025-06-30', end_date: '2025-06-30' },
      window_days: 30,
      config: { ingest_first: true },
    }),
  });
  return ((await response.json()) as { task_ids: string[] }).task_ids[0] ?? '';
}

/** Resolves when the task has ended well. */
export async function ended(url: string, task_id: string): Promise<void> {
  await fetch(`${url}/api/v1/tasks/${task_id}/events`).then((response) => response.text());
  const task = (await (await fetch(`${url}/api/v1/pipelines/status/${task_id}`)).json()) as {
    status: string;
    error_message: string;
  };
  if (task.status !== 'SUCCESS') throw new Error(`the run ended as ${task.status}: ${task.error_message}`);
}
