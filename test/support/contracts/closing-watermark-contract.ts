import { describe, expect, it } from '@jest/globals';
import type { ClosingWatermark } from '../../../core/settlement/conversion-store.ts';

/** What every watermark promises. */
export function closingWatermarkContract(name: string, openEmpty: () => Promise<ClosingWatermark>) {
  describe(name, () => {
    it('knows nothing of a merchant that was never walked', async () => {
      const watermark = await openEmpty();

      await watermark.advance('acme', '2026-03-02');

      expect(await watermark.read('other')).toBeUndefined();
    });

    it('goes forward only, however late somebody is', async () => {
      const watermark = await openEmpty();

      await watermark.advance('acme', '2026-03-02');
      await watermark.advance('acme', '2026-03-05');
      await watermark.advance('acme', '2026-03-03');

      expect(await watermark.read('acme')).toBe('2026-03-05');
    });
  });
}
