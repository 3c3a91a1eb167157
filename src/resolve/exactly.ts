/** The same list without the room that a list keeps after it grew, which is more than most short ones need: for lists that stay in memory by the hundred thousand. */
export const exactly = <Item>(list: readonly Item[]): readonly Item[] => list.slice();
