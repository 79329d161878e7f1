import {
  disclosurePosts,
  type LabelledPost,
  unseenPosts,
} from '../test/support/disclosure-captions/index.ts';
import { measureDisclosure } from '../test/support/measure-disclosure.ts';

/** Prints how well the detector of disclosures agrees with the labelled captions, and where it does not. */
const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(9);

function print(title: string, all: readonly LabelledPost[]) {
  console.log(`\n${title}\nlocale  captions  precision  recall    unknown`);
  for (const locale of [...new Set(all.map((post) => post.locale)), 'all']) {
    const posts = all.filter((post) => locale === 'all' || post.locale === locale);
    const { captions, precision, recall, unknownRecall } = measureDisclosure(posts);
    const shares = [precision, recall, unknownRecall].map(percent).join(' ');
    console.log(`${locale.padEnd(6)}  ${String(captions).padStart(8)}  ${shares}`);
  }
  for (const { post, got } of measureDisclosure(all).wrong) {
    const text = `${post.post.title ?? ''} ${post.post.text ?? ''}`.trim().replace(/\s+/g, ' ');
    console.log(`${post.locale}: ${post.expected} expected, ${got}: ${text.slice(0, 100)}`);
  }
}

print('Captions that the word lists were made with', disclosurePosts);
print('Captions that no word list was changed for', unseenPosts);
