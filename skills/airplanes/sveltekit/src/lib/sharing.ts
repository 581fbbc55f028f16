import { captureEvent } from './analytics';
import type { Access } from './boards';

/** Puts a board's link on the clipboard; from then on the board counts as shared. */
export async function copyShareLink(path: string, access: Access): Promise<void> {
	await navigator.clipboard.writeText(new URL(path, location.origin).href);
	captureEvent('item_shared', { access });
}
