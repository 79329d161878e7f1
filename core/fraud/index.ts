export type { CodeDay } from './code-day.ts';
export { couponSites } from './coupon-sites.ts';
export { describeLeak } from './describe-leak.ts';
export { isCouponSite } from './is-coupon-site.ts';
export { judgeCodeLeak, type LeakJudgement } from './judge-code-leak.ts';
export { defaultLeakParameters, type LeakParameters } from './leak-parameters.ts';
export type { LeakSignal } from './leak-signal.ts';
