// Package request is what the families that speak HTTP share: URLs, HTTPie's items,
// and the call of module requests that does the same.
package request
