/** When the extension becomes active, and when its server starts. */
import { extensions } from 'vscode';
import { eventually, isTrue } from './expect';
import { test } from './suite';

export function registerActivationTests(): void {
  test('the extension is there and becomes active', async () => {
    const extension = extensions.getExtension('phonepki.phonepki');
    isTrue(extension !== undefined, 'not found');
    await eventually('activation', () => extension?.isActive || undefined);
  });
}
