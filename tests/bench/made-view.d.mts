import type { ViewData } from '../../src/view/view-data.ts';

/** `whomet/view@1` of so many people and about so many pair links. */
export function madeView(people: number, links: number, options?: { readonly sentences?: number }): ViewData;
