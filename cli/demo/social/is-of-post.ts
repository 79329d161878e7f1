/** Whether a conversion is what a post earns, and no order. */
export const isOfPost = (conversionId: string): boolean => conversionId.startsWith('posts~');
