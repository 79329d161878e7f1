import type { SubIds, Touch } from '../../core/attribution/touch.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { Instant } from '../../core/time/instant.ts';
import {
  type ClickRequest,
  type ClickTests,
  filterClick,
} from '../../core/tracking/filter-click.ts';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';

export type PixelPorts = ClickTests & {
  readonly links: Pick<ProgramDirectory, 'findLink'>;
  readonly sendTouch: (message: TouchMessage) => Promise<void>;
  readonly newId: () => string;
  readonly now: () => Instant;
};

export type View = ClickRequest & {
  readonly slug: string;
  readonly visitorId: string | undefined;
  /** What the creator told this placement apart by. */
  readonly subIds?: SubIds;
};

/** Records that a link's content was seen; answers the visitor to remember, if a person saw it. */
export type RecordView = (view: View) => Promise<{ readonly visitorId?: string }>;

/** A view of a link that does not exist, or exists no more, is nobody's and not recorded. */
export function makeRecordView(ports: PixelPorts): RecordView {
  return async (view) => {
    const link = await ports.links.findLink(view.slug);
    const now = ports.now();
    const isActive =
      link !== undefined &&
      link.activeFrom <= now &&
      (link.inactiveFrom === undefined || link.inactiveFrom > now);
    if (!isActive) return {};

    const filtered = filterClick(view, ports);
    const visitorId = view.visitorId ?? ports.newId();
    const touch: Touch = {
      touchId: ports.newId(),
      kind: 'view',
      at: now,
      recordedAt: now,
      programId: link.programId,
      creatorId: link.creatorId,
      slug: link.slug,
      visitorId,
      ...(link.contentId === undefined ? {} : { contentId: link.contentId }),
      ...(view.subIds === undefined ? {} : { subIds: view.subIds }),
      ...(filtered === undefined ? {} : { filtered }),
    };
    await ports.sendTouch({ merchantId: link.merchantId, touch });
    return filtered === undefined ? { visitorId } : {};
  };
}
