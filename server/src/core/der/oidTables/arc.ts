/** Names below one node of the object identifier tree: the dotted prefix, then number and name in turn. */
export type Arc = readonly [prefix: string, names: string];
