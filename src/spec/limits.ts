/** Bytes of one spec file. A spec of 16,000 panes has about 2 MiB. */
export const largestFile = 4 * 2 ** 20;
