/** Reads the value of a flag as a number in a range; what it throws becomes an error of usage. */
export const numberOf =
  (flag: string, least: number, most = Infinity) =>
  (given: unknown): number | undefined => {
    if (given === undefined) return undefined;
    const value = String(given).trim() === '' ? Number.NaN : Number(given);
    if (value >= least && value <= most) return value;
    const range = most === Infinity ? `from ${least} up` : `from ${least} to ${most}`;
    throw new RangeError(`--${flag} takes a number ${range}, not ${String(given)}.`);
  };
