/** What the form says. Its version stands with each consent; a changed text is another version. */
export const consentVersion = 'handle-2026-11';

export const texts = {
  legend: 'Do you recommend what you like?',
  why: 'We ask for your social handle to see whether you would like to recommend our products and earn a commission. We look at your public profile, keep your handle with your orders for up to two years, and give it to nobody. It is optional, and changes nothing about your order.',
  platform: 'Platform',
  handle: 'Your handle',
  email: 'Your e-mail address',
  consent: 'I agree that you keep my handle for this. I can withdraw it at any time.',
  send: 'Leave my handle',
  missing: 'Fill in the handle, and tick the box if you agree.',
  missingEmail: 'Fill in your e-mail address.',
  refused: 'This was not accepted. Look at the handle once more.',
  failed: 'It did not work. Try again later.',
  thanks: 'Thank you. We will get in touch if it fits.',
  welcome: 'Welcome! Share your link and your code, and say that it is advertising:',
} as const;
