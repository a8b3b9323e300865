"""The pages that can be looked up, beside the picture or over the whole window; made when first asked for."""
