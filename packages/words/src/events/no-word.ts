/** Outcomes of what was simply done: the kind says it all, in any language. */
export const NO_WORD = {
  done: null,
  asked: null,
  cancelled: null,
  changed: null,
  created: null,
  ended: null,
  noted: null,
  removed: null,
  'secret-shown': null,
  'server-error': null,
  shown: null,
  'signed-out': null,
} as const
