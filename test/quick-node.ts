/**
 * Arguments of node for processes that live for seconds. Node 20 compiles a function once it has run through 135,168
 * bytes of its code, and a fifth of the processor went into what was never called again; later versions count calls.
 */
export const QUICK_NODE: readonly string[] = process.versions.node.startsWith('20.')
  ? ['--interrupt-budget=1000000']
  : [];
