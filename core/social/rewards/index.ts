export { findViewSpike, type ViewFigure } from './find-view-spike.ts';
export { isNews } from './is-news.ts';
export { listOwnMarks } from './list-own-marks.ts';
export { type MeasuredReach, measureReach } from './measure-reach.ts';
export { holdFromOf, reportAnew, reportApproval, reportReach } from './report-content.ts';
export { viewsOf } from './views-of.ts';
