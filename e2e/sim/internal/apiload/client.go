// SPDX-License-Identifier: Apache-2.0

package apiload

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

const callPatience = time.Minute

// client calls the server and notes how long each call took.
type client struct {
	address string
	http    *http.Client
	record  *Record
}

func newClient(address string, record *Record) *client {
	transport := &http.Transport{MaxIdleConns: 0, MaxIdleConnsPerHost: 4096, IdleConnTimeout: time.Minute}
	return &client{address: address, http: &http.Client{Transport: transport, Timeout: callPatience}, record: record}
}

// call makes one call. Route is a method and a path template; {id} becomes the bot.
func (c *client) call(ctx context.Context, who *person, route, bot string, body, into any) error {
	method, path, _ := strings.Cut(route, " ")
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	var reader io.Reader = http.NoBody
	if body != nil {
		reader = bytes.NewReader(data)
	}
	request, err := http.NewRequestWithContext(ctx, method, c.address+strings.Replace(path, "{id}", bot, 1), reader)
	if err != nil {
		return err
	}
	request.Header.Set("Origin", "http://localhost:5173")
	request.Header.Set("Content-Type", "application/json")
	if who != nil {
		request.Header.Set("Authorization", "Bearer "+who.token)
	}
	began := time.Now()
	status, answer, err := c.answer(request)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	c.record.add(route, status, time.Since(began))
	if err != nil {
		return fmt.Errorf("%s: %w", route, err)
	}
	if status < 200 || status >= 300 {
		c.record.complain(fmt.Sprintf("%s: %d %.300s", route, status, answer))
		return fmt.Errorf("%s: %d %.300s", route, status, answer)
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(answer, into)
}

// answer has status 0 when none came.
func (c *client) answer(request *http.Request) (int, []byte, error) {
	response, err := c.http.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, nil, err
	}
	return response.StatusCode, body, nil
}
