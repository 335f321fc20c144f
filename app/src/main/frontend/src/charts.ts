// Draws every figure of a page from the JSON that stands in it.
export {};
