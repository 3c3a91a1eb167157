/**
 * Calls `act` once nothing was asked for during `calm` milliseconds after a frame. The frame is waited for as well:
 * where each takes longer than the calm, a slider that is still pulled would seem to rest between any two.
 */
export function makeRest(calm: number, act: () => void): { later(): void; cancel(): void } {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  return {
    later() {
      cancel();
      frame = requestAnimationFrame(() => (timer = setTimeout(act, calm)));
    },
    cancel,
  };
}
