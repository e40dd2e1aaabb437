/** The thread of a KernelPool. */
import { parentPort } from 'node:worker_threads';
import { SINGLE_KERNELS, TEAM_KERNELS, type SingleKernelName, type TeamKernelName } from './kernel-registry.ts';
import type { Answer, Order } from './messages.ts';
import { joinTeam } from './team.ts';

/** The thread of a KernelPool: runs what it gets, one order at a time, and answers with the output or the error. */

const port = parentPort;
if (port === null) throw new Error('Expected to be started as a worker thread by KernelPool.');

port.on('message', (order: Order) => {
  port.postMessage(answer(order));
});

function answer(order: Order): Answer {
  try {
    return { task: order.task, ok: true, output: run(order) };
  } catch (error) {
    return { task: order.task, ok: false, error };
  }
}

function run(order: Order): unknown {
  switch (order.kind) {
    case 'single': {
      const kernel = SINGLE_KERNELS[order.kernel as SingleKernelName] as (...input: unknown[]) => unknown;
      return kernel(...order.input);
    }
    case 'team': {
      const kernel = TEAM_KERNELS[order.kernel as TeamKernelName];
      kernel.work(joinTeam(order.rank, order.size, order.control), order.state);
      return undefined;
    }
  }
}
