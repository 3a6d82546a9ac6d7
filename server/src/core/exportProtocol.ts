/** What client and server say to each other about files that leave the workspace: names and plain types. */

/** How a PKCS #12 file is protected; `ca/pkcs12/strengths.ts` says with what. */
export const PKCS12_STRENGTHS = ['modern', 'compatible', 'legacy'] as const;
export type Pkcs12Strength = (typeof PKCS12_STRENGTHS)[number];
