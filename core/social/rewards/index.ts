export { type DisclosureSettings, defaultDisclosure } from './disclosure-settings.ts';
export { findViewSpike, type ViewFigure } from './find-view-spike.ts';
export { isNews } from './is-news.ts';
export { listOwnMarks } from './list-own-marks.ts';
export { type MeasuredReach, measureReach } from './measure-reach.ts';
export type { ReachSettings } from './reach-settings.ts';
export { holdFromOf, reportAnew, reportApproval, reportReach } from './report-content.ts';
export { viewsOf } from './views-of.ts';
