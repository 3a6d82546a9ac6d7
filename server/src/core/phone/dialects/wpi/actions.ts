/** What a message can ask of a phone (Unify A31003-S2000-R102-16-7620 p.30-31). */
export const WPI_ACTIONS: readonly string[] = [
  'WriteItems',
  'ReadItems',
  'ReadAllItems',
  'Restart',
  'FileDeployment',
  'SoftwareDeployment',
  'CleanUp',
  'GetNextFragment',
];
