/** So long after a code appeared, somebody may still be entering it: slow typing looks the same as a clock that is a little slow. */
export const SLOW_TYPING_S = 120
