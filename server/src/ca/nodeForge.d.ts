/** The modules of node-forge; what they hold is typed in `forge.ts`, as the published types pull in those of Node. */
declare module 'node-forge/lib/forge.js' {
  const library: object;
  export = library;
}
declare module 'node-forge/lib/aes.js';
declare module 'node-forge/lib/des.js';
declare module 'node-forge/lib/rc2.js';
