import { describe, expect, it } from '@jest/globals';
import { encodeJson } from '../../../core/encoding/json.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../../core/programs/program-registry.ts';
import { summarizeWeightSet } from '../../../core/programs/summarize-weight-set.ts';
import { aSealedMethod } from '../a-text-seal.ts';
import {
  aCode,
  aConnection,
  aCreator,
  aLink,
  aMerchant,
  anEnrolment,
  aPayee,
  aPlanVersion,
  aProgram,
  aWeightSet,
  daysAfterOrder,
  flatPerOrder,
  orderMoment,
  somePayeeTerms,
} from '../factories/index.ts';

export type ProgramsUnderTest = ProgramDirectory & ProgramRegistry;

const pageOfTwo = { limit: 2 };

/** What every store of programs promises to those who read it and those who change it. */
export function programDirectoryContract(
  name: string,
  openEmpty: () => Promise<ProgramsUnderTest>,
) {
  describe(name, () => {
    it('pauses a program and lets it go on, whatever else is saved of it at the same time', async () => {
      const programs = await openEmpty();
      const pause = { at: 1_000, author: 'key:ada', reason: 'A wrong plan.' };
      await programs.saveProgram(aProgram());

      await Promise.all([
        programs.setPause('acme', 'spring', 'closings', pause),
        programs.saveProgram(aProgram({ name: 'Renamed' })),
        programs.setPause('acme', 'spring', 'payouts', pause),
      ]);
      const later = { ...pause, at: 2_000 };
      const again = await programs.setPause('acme', 'spring', 'closings', later);
      const paused = { closings: pause, payouts: pause };
      expect(again).toEqual(aProgram({ name: 'Renamed', paused }));
      expect(await programs.findProgram('acme', 'spring')).toEqual(again);

      await programs.setPause('acme', 'spring', 'payouts', undefined);
      await programs.setPause('acme', 'spring', 'closings', undefined);
      expect(await programs.findProgram('acme', 'spring')).toEqual(aProgram({ name: 'Renamed' }));
      expect(await programs.setPause('acme', 'other', 'payouts', pause)).toBeUndefined();
    });

    it('forgets who a creator is, and not who was paid for the creator', async () => {
      const programs = await openEmpty();
      const creator = aCreator({
        payoutMethod: aSealedMethod({ rail: 'csv', holder: 'Mia', account: 'A-1' }),
      });
      await programs.saveCreator(creator, orderMoment);

      const erased = await programs.eraseCreator('acme', creator.creatorId, 5);
      const again = await programs.eraseCreator('acme', creator.creatorId, 6);

      const { merchantId, creatorId } = creator;
      const left = { merchantId, creatorId, name: 'Erased', identityHashes: [], erasedAt: 5 };
      expect(erased).toEqual(left);
      expect(again).toEqual(left);
      expect(await programs.findCreator('acme', creatorId)).toEqual(left);
      expect(await programs.eraseCreator('acme', 'nobody', 5)).toBeUndefined();
    });

    it('says how a creator is paid, and leaves all else', async () => {
      const programs = await openEmpty();
      const method = { rail: 'stripe', accountId: 'acct_1' } as const;
      const assignment = { from: 2_000, terms: somePayeeTerms() };
      await programs.saveCreator(aCreator(), 100);

      await Promise.all([
        programs.setPayoutMethod('acme', 'mia', method, 200),
        programs.assignPayee('acme', 'mia', assignment, 1_000),
      ]);

      const changed = aCreator({
        ...{ payees: [assignment], payoutMethod: method },
        accountChange: {
          at: 200,
          from: { rail: 'sepa', ending: '2051' },
          to: { rail: 'stripe', ending: '' },
        },
      });
      expect(await programs.findCreator('acme', 'mia')).toEqual(changed);
      expect(await programs.setPayoutMethod('acme', 'mia', method, 300)).toEqual(changed);
      expect(await programs.setPayoutMethod('acme', 'nobody', method, 300)).toBeUndefined();
      await programs.eraseCreator('acme', 'mia', 5);
      expect(await programs.setPayoutMethod('acme', 'mia', method, 400)).toBeUndefined();
    });

    it('assigns a payee to a creator, whatever else is saved of the creator at the same time', async () => {
      const programs = await openEmpty();
      const assignment = { from: 2_000, terms: somePayeeTerms() };
      await programs.saveCreator(aCreator(), orderMoment);

      await Promise.all([
        programs.assignPayee('acme', 'mia', assignment, 1_000),
        programs.saveCreator(aCreator({ name: 'Renamed' }), orderMoment),
      ]);
      const ended = await programs.assignPayee('acme', 'mia', { from: 3_000 }, 1_000);

      const payees = [assignment, { from: 3_000 }];
      expect(ended).toEqual(aCreator({ name: 'Renamed', payees }));
      expect(await programs.findCreator('acme', 'mia')).toEqual(ended);
      expect(await programs.saveCreator(aCreator(), orderMoment)).toEqual(aCreator({ payees }));
      expect(await programs.listCreators('acme')).toEqual([aCreator({ payees })]);
      expect(await programs.assignPayee('acme', 'leo', assignment, 1_000)).toBeUndefined();
      expect(await programs.assignPayee('other', 'mia', assignment, 1_000)).toBeUndefined();
    });

    it('keeps payees, and lists those of one merchant by id', async () => {
      const programs = await openEmpty();
      const { payoutMethod: _, ...guardian } = aPayee({ payeeId: 'parent', kind: 'guardian' });
      const foreign = aPayee({ merchantId: 'other', payeeId: 'southern' });
      for (const payee of [guardian, aPayee(), foreign])
        await programs.savePayee(payee, orderMoment);
      await programs.savePayee(aPayee({ name: 'Renamed' }), orderMoment);

      expect(await programs.findPayee('acme', 'northern')).toEqual(aPayee({ name: 'Renamed' }));
      expect(await programs.findPayee('acme', 'southern')).toBeUndefined();
      const first = await programs.listPayees('acme', { limit: 1 });
      expect(first).toEqual({ items: [aPayee({ name: 'Renamed' })], next: 'northern' });
      expect(await programs.listPayees('acme', { limit: 1, after: first.next })).toEqual({
        items: [guardian],
      });
    });

    it('gives back everything as it was saved', async () => {
      const programs = await openEmpty();
      const version = aPlanVersion({
        rules: [{ ruleId: 'flat', rewards: [flatPerOrder(2n ** 63n)] }],
      });

      await programs.addMerchant(aMerchant());
      await programs.saveProgram(aProgram());
      await programs.addPlanVersion('acme', version);
      await programs.saveCreator(aCreator(), orderMoment);
      await programs.saveEnrolment(anEnrolment());
      await programs.saveLink(aLink());
      await programs.saveCode(aCode());
      await programs.saveConnection(aConnection());

      expect(await programs.findMerchant('acme')).toEqual(aMerchant());
      expect(await programs.findProgram('acme', 'spring')).toEqual(aProgram());
      expect(await programs.listPlanVersions('acme', 'standard')).toEqual([version]);
      expect(await programs.findCreator('acme', 'mia')).toEqual(aCreator());
      expect(await programs.findEnrolment('acme', 'spring', 'mia')).toEqual(anEnrolment());
      expect(await programs.findLink('mia-tent')).toEqual(aLink());
      expect(await programs.findCode('acme', 'MIA10')).toEqual(aCode());
      expect(await programs.findConnection('acme', 'acme.shop')).toEqual(aConnection());
    });

    it('answers a foreign id as an unknown one', async () => {
      const programs = await openEmpty();

      await programs.addMerchant(aMerchant());
      await programs.saveProgram(aProgram());
      await programs.saveCreator(aCreator(), orderMoment);
      await programs.saveEnrolment(anEnrolment());
      await programs.saveCode(aCode());
      await programs.saveConnection(aConnection());

      expect(await programs.findMerchant('other')).toBeUndefined();
      expect(await programs.findProgram('other', 'spring')).toBeUndefined();
      expect(await programs.findCreator('other', 'mia')).toBeUndefined();
      expect(await programs.findEnrolment('other', 'spring', 'mia')).toBeUndefined();
      expect(await programs.findCode('other', 'MIA10')).toBeUndefined();
      expect(await programs.findConnection('other', 'acme.shop')).toBeUndefined();
      expect(await programs.listPrograms('other')).toEqual([]);
      expect(await programs.listCreators('other')).toEqual([]);
    });

    it('adds a merchant once, and lists all of them', async () => {
      const programs = await openEmpty();

      expect(await programs.addMerchant(aMerchant())).toBe('added');
      expect(await programs.addMerchant(aMerchant({ name: 'Somebody else' }))).toBe('duplicate');
      await programs.addMerchant(aMerchant({ merchantId: 'zeta' }));

      expect(await programs.findMerchant('acme')).toEqual(aMerchant());
      expect(await programs.listMerchantIds()).toEqual(['acme', 'zeta']);
    });

    it('puts a merchant in the place of what was read of it, and of nothing else', async () => {
      const programs = await openEmpty();
      await programs.addMerchant(aMerchant());
      const next = aMerchant({ timeZone: 'Europe/Berlin' });

      expect(await programs.replaceMerchant(aMerchant(), next)).toBe('written');
      expect(await programs.replaceMerchant(aMerchant(), aMerchant({ name: 'B' }))).toBe('stale');
      expect(await programs.findMerchant('acme')).toEqual(next);
      expect(await programs.listMerchantIds()).toEqual(['acme']);
    });

    it('finds the weights that were published last before a moment, and lists all of them', async () => {
      const programs = await openEmpty();
      const first = aWeightSet();
      const twin = aWeightSet({ weightSetId: 'w-0' });
      const later = aWeightSet({ weightSetId: 'w-2', publishedAt: daysAfterOrder(1) });

      for (const set of [later, first, twin]) {
        expect(await programs.addWeightSet('acme', 'spring', set)).toBe('added');
      }

      const find = (at: number, programId = 'spring', merchantId = 'acme') =>
        programs.findWeightSet(merchantId, programId, at);
      expect(await find(first.publishedAt)).toBeUndefined();
      expect(await find(first.publishedAt + 1)).toEqual(first);
      expect(await find(later.publishedAt)).toEqual(first);
      expect(await find(later.publishedAt + 1)).toEqual(later);
      expect(await find(later.publishedAt + 1, 'other')).toBeUndefined();
      expect(await find(later.publishedAt + 1, 'spring', 'other')).toBeUndefined();
      const page = await programs.listWeightSets('acme', 'spring', pageOfTwo);
      expect(page.items).toEqual([twin, first].map(summarizeWeightSet));
      const rest = await programs.listWeightSets('acme', 'spring', { limit: 2, after: page.next });
      expect(rest).toEqual({ items: [summarizeWeightSet(later)] });
    });

    it('finds weights by their id, within their program', async () => {
      const programs = await openEmpty();
      await programs.addWeightSet('acme', 'spring', aWeightSet());

      expect(await programs.findWeightSetById('acme', 'spring', 'w-1')).toEqual(aWeightSet());
      expect(await programs.findWeightSetById('acme', 'spring', 'w-2')).toBeUndefined();
      expect(await programs.findWeightSetById('acme', 'other', 'w-1')).toBeUndefined();
      expect(await programs.findWeightSetById('other', 'spring', 'w-1')).toBeUndefined();
    });

    it('publishes one set of an id, whoever else publishes one at the same time', async () => {
      const programs = await openEmpty();
      const sets = [0, 1, 2, 3].map((day) => aWeightSet({ publishedAt: daysAfterOrder(day) }));

      const outcomes = await Promise.all(
        sets.map((set) => programs.addWeightSet('acme', 'spring', set)),
      );

      expect(outcomes.toSorted()).toEqual(['added', 'duplicate', 'duplicate', 'duplicate']);
      const winner = sets[outcomes.indexOf('added')];
      const { items } = await programs.listWeightSets('acme', 'spring', { limit: 9 });
      expect(items.map(({ publishedAt }) => publishedAt)).toEqual([winner?.publishedAt]);
      expect(await programs.findWeightSetById('acme', 'spring', 'w-1')).toEqual(winner);
    });

    it('never edits weights', async () => {
      const programs = await openEmpty();
      await programs.addWeightSet('acme', 'spring', aWeightSet());
      const other = aWeightSet({ publishedAt: daysAfterOrder(1), weights: {} });

      expect(await programs.addWeightSet('acme', 'spring', other)).toBe('duplicate');
      expect(await programs.findWeightSet('acme', 'spring', daysAfterOrder(2))).toEqual(
        aWeightSet(),
      );
    });

    it('lists a plan’s versions by the time they take effect, and never edits one', async () => {
      const programs = await openEmpty();
      const later = aPlanVersion({ versionId: 'v2', effectiveFrom: daysAfterOrder(1) });

      await programs.addPlanVersion('acme', later);
      await programs.addPlanVersion('acme', aPlanVersion());
      const edited = aPlanVersion({ effectiveFrom: daysAfterOrder(9), rules: [] });
      expect(await programs.addPlanVersion('acme', edited)).toBe('duplicate');
      expect(await programs.addPlanVersion('acme', aPlanVersion())).toBe('duplicate');

      expect(await programs.listPlanVersions('acme', 'standard')).toEqual([aPlanVersion(), later]);
    });

    it('leaves a slug to whom it belongs, of whatever merchant', async () => {
      const programs = await openEmpty();

      expect(await programs.saveLink(aLink())).toBe('saved');
      expect(await programs.saveLink(aLink({ merchantId: 'other' }))).toBe('taken');
      expect(await programs.saveLink(aLink({ creatorId: 'leo' }))).toBe('taken');
      const moved = aLink({ destination: 'https://acme.example/sale' });
      expect(await programs.saveLink(moved)).toBe('saved');

      expect(await programs.findLink('mia-tent')).toEqual(moved);
    });

    it('takes slugs that differ in case only for one', async () => {
      const programs = await openEmpty();
      await programs.saveLink(aLink({ slug: 'Mia-Tent' }));

      expect(await programs.findLink('mia-tent')).toEqual(aLink({ slug: 'Mia-Tent' }));
      expect(await programs.saveLink(aLink({ slug: 'MIA-TENT', creatorId: 'leo' }))).toBe('taken');
    });

    it('keeps what looks like a slug for its merchant, also after a renaming', async () => {
      const programs = await openEmpty();
      const foreign = (slug: string) => programs.saveLink(aLink({ merchantId: 'other', slug }));
      await programs.saveLink(aLink({ slug: 'mia-10' }));
      await programs.renameLink(aLink({ slug: 'mia-10' }), 'corner');

      for (const slug of ['MlA-lO', 'mia_10', 'comer']) {
        expect({ slug, outcome: await foreign(slug) }).toEqual({ slug, outcome: 'look-alike' });
      }
      expect(await foreign('mia-11')).toBe('saved');
      expect(await programs.saveLink(aLink({ slug: 'comer', creatorId: 'leo' }))).toBe('saved');
      const other = aLink({ merchantId: 'other', slug: 'mia-11' });
      expect(await programs.renameLink(other, 'c0rner')).toBe('look-alike');
      expect(await programs.findLink('mia-11')).toEqual(other);
    });

    it('gives a link another slug, and leads all that it had before to it', async () => {
      const programs = await openEmpty();
      await programs.saveLink(aLink({ slug: 'one' }));

      expect(await programs.renameLink(aLink({ slug: 'one' }), 'two')).toBe('renamed');
      const two = aLink({ slug: 'two', formerSlugs: ['one'] });
      expect(await programs.findLink('one')).toEqual(two);
      expect(await programs.renameLink(two, 'Three')).toBe('renamed');
      const three = aLink({ slug: 'Three', formerSlugs: ['one', 'two'] });
      for (const slug of ['one', 'two', 'three']) {
        expect(await programs.findLink(slug)).toEqual(three);
      }
      expect((await programs.listLinks('acme', pageOfTwo)).items).toEqual([three]);

      expect(await programs.renameLink(three, 'one')).toBe('renamed');
      const again = aLink({ slug: 'one', formerSlugs: ['two', 'Three'] });
      for (const slug of ['one', 'two', 'three']) {
        expect(await programs.findLink(slug)).toEqual(again);
      }
      const changed = { ...again, destination: 'https://acme.example/sale' };
      expect(await programs.saveLink(changed)).toBe('saved');
      expect(await programs.findLink('two')).toEqual(changed);
    });

    it('leaves former slugs to their link', async () => {
      const programs = await openEmpty();
      await programs.saveLink(aLink({ slug: 'one' }));
      await programs.saveLink(aLink({ slug: 'apart' }));
      await programs.renameLink(aLink({ slug: 'one' }), 'two');
      const two = aLink({ slug: 'two', formerSlugs: ['one'] });

      expect(await programs.saveLink(aLink({ slug: 'one' }))).toBe('renamed');
      expect(await programs.saveLink(aLink({ slug: 'one', creatorId: 'leo' }))).toBe('taken');
      expect(await programs.saveLink(aLink({ slug: 'one', merchantId: 'other' }))).toBe('taken');
      expect(await programs.renameLink(aLink({ slug: 'apart' }), 'one')).toBe('taken');
      expect(await programs.renameLink(aLink({ slug: 'apart' }), 'two')).toBe('taken');
      expect(await programs.findLink('one')).toEqual(two);
      expect(await programs.findLink('apart')).toEqual(aLink({ slug: 'apart' }));
    });

    it('renames a link as it was read, or not at all', async () => {
      const programs = await openEmpty();
      await programs.saveLink(aLink({ slug: 'one', destination: 'https://acme.example/new' }));

      expect(await programs.renameLink(aLink({ slug: 'one' }), 'two')).toBe('changed');
      expect(await programs.findLink('two')).toBeUndefined();

      const link = aLink({ slug: 'one', destination: 'https://acme.example/new' });
      const slugs = ['two', 'three', 'four'];
      const outcomes = await Promise.all(slugs.map((slug) => programs.renameLink(link, slug)));
      expect(outcomes.toSorted()).toEqual(['changed', 'changed', 'renamed']);
      const slug = slugs[outcomes.indexOf('renamed')] ?? '';
      expect(await programs.findLink('one')).toEqual({ ...link, slug, formerSlugs: ['one'] });
      expect((await programs.listLinks('acme', { limit: 9 })).items).toHaveLength(1);
    });

    it('leaves a code to its creator, and to each merchant its own', async () => {
      const programs = await openEmpty();

      expect(await programs.saveCode(aCode())).toBe('saved');
      expect(await programs.saveCode(aCode({ creatorId: 'leo' }))).toBe('taken');
      expect(await programs.saveCode(aCode({ merchantId: 'other', creatorId: 'leo' }))).toBe(
        'saved',
      );

      expect(await programs.findCode('acme', 'MIA10')).toEqual(aCode());
    });

    it('keeps what became of a code in its shop, whoever saves the code', async () => {
      const programs = await openEmpty();
      const discount = { value: { kind: 'percentage', percent: '10' } } as const;
      const published = { state: 'published', shopId: '7', publishedAt: 5 } as const;
      const inShop = { ...published, connectionId: 'acme.shop', discount };

      expect(await programs.setCodeInShop(aCode(), inShop)).toBeUndefined();
      await programs.saveCode(aCode());
      expect(await programs.setCodeInShop(aCode({ creatorId: 'leo' }), inShop)).toBeUndefined();
      expect(await programs.setCodeInShop(aCode(), inShop)).toEqual(aCode({ inShop }));
      await programs.saveCode(aCode({ platform: 'tiktok' }));

      expect(await programs.findCode('acme', 'MIA10')).toEqual(
        aCode({ platform: 'tiktok', inShop }),
      );
      expect(await programs.setCodeInShop(aCode({ inShop }), undefined)).toEqual(
        aCode({ platform: 'tiktok' }),
      );
    });

    it('leaves a code of which something else became since it was read', async () => {
      const programs = await openEmpty();
      await programs.saveCode(aCode());
      const names = ['acme.one', 'acme.two', 'acme.three'];
      const drafts = names.map((connectionId) => ({ state: 'draft', connectionId }) as const);

      const kept = await Promise.all(drafts.map((each) => programs.setCodeInShop(aCode(), each)));

      const [first] = kept;
      expect(names).toContain(first?.inShop?.connectionId);
      for (const each of kept) expect(each).toEqual(first);
      expect(await programs.setCodeInShop(aCode(), undefined)).toEqual(first);
    });

    it('lets a revoked code count no longer than until then, whoever saves the code', async () => {
      const programs = await openEmpty();
      const revokedAt = aCode().validFrom + 1_000;
      const inShop = { state: 'revoked', revokedAt } as const;
      await programs.saveCode(aCode({ expiresAt: revokedAt + 1 }));

      await programs.setCodeInShop(aCode(), inShop);
      await programs.saveCode(aCode());
      const draft = { state: 'draft', connectionId: 'acme.shop' } as const;
      await programs.setCodeInShop(aCode({ inShop }), draft);

      expect(await programs.findCode('acme', 'MIA10')).toEqual(
        aCode({ inShop, expiresAt: revokedAt }),
      );
    });

    it('lists page by page, each thing once, in order', async () => {
      const programs = await openEmpty();
      for (const id of ['c', 'a', 'e', 'b', 'd']) {
        await programs.saveProgram(aProgram({ programId: id }));
        await programs.saveCreator(aCreator({ creatorId: id }), orderMoment);
        await programs.saveEnrolment(anEnrolment({ creatorId: id }));
        await programs.saveLink(aLink({ slug: id, creatorId: 'mia' }));
        await programs.saveCode(aCode({ code: id.toUpperCase() }));
        await programs.saveConnection(aConnection({ connectionId: `acme.${id}` }));
      }

      const lists = [
        (page: { limit: number; after?: string }) => programs.listProgramsPage('acme', page),
        (page: { limit: number; after?: string }) => programs.listCreatorsPage('acme', page),
        (page: { limit: number; after?: string }) =>
          programs.listEnrolments('acme', 'spring', page),
        (page: { limit: number; after?: string }) => programs.listLinks('acme', page),
        (page: { limit: number; after?: string }) => programs.listCodes('acme', page),
        (page: { limit: number; after?: string }) => programs.listConnections('acme', page),
      ];
      for (const list of lists) {
        const first = await list(pageOfTwo);
        const second = await list({ ...pageOfTwo, after: first.next });
        const third = await list({ ...pageOfTwo, after: second.next });

        expect([first, second, third].map(({ items }) => items.length)).toEqual([2, 2, 1]);
        expect(third.next).toBeUndefined();
        const seen = [first, second, third].flatMap(({ items }) => items as object[]);
        expect(new Set(seen.map((item) => encodeJson(item))).size).toBe(5);
      }
    });

    it('finds an API key by the hash of its text, within its merchant', async () => {
      const programs = await openEmpty();
      const apiKey = {
        merchantId: 'acme',
        keyId: 'k1',
        name: 'backend',
        scopes: ['events'] as const,
        createdAt: 1_000,
        expiresAt: 2_500,
      };

      await programs.addApiKey(apiKey, 'hash-1');

      expect(await programs.findApiKey('acme', 'hash-1')).toEqual(apiKey);
      expect(await programs.findApiKey('acme', 'hash-2')).toBeUndefined();
      expect(await programs.findApiKey('other', 'hash-1')).toBeUndefined();
    });
  });
}
